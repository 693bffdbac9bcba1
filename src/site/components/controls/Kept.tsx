/** Under a field with the reader's own text: that this tab keeps it, and a button that makes it forget. */
interface Props {
  field: string;
  forget(): void;
}

export function Kept({ field, forget }: Props) {
  const press = () => {
    forget();
    // The button goes; whoever pressed it goes on in the field.
    document.getElementById(field)?.focus();
  };
  return (
    <small class="control-note field-kept">
      Kept in this tab until you close it.{' '}
      <button type="button" onClick={press}>
        Forget
      </button>
    </small>
  );
}
