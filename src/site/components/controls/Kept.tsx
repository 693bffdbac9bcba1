/** Under a field with the reader's own text: that this tab keeps it, and a button that makes it forget. */
import * as ui from '../../words.ts';

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
      {ui.keptInTab}{' '}
      <button type="button" onClick={press}>
        {ui.forget}
      </button>
    </small>
  );
}
