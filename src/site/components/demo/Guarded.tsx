/** Keeps an error while drawing from reaching the page: nothing is drawn in its place, and `onError` hears why. */
import { Component, type ComponentChildren } from 'preact';
import { messageOf } from '../../runtime/message-of.ts';

interface Props {
  onError(message: string): void;
  children: ComponentChildren;
}

/** Another `key` makes it try again. At build nothing is kept: there an error ends the build. */
export class Guarded extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown) {
    if (import.meta.env.DEV) console.error(error);
    this.setState({ failed: true });
    this.props.onError(messageOf(error));
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
