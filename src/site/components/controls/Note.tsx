/** Says what must be changed before a control matters. */
export const Note = ({ note }: { note?: string }) => (note ? <small class="control-note">{note}</small> : null);
