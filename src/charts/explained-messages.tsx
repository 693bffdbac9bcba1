/** Error messages with what each means, in general and here, and the fix. */
export interface Explained {
  message: string;
  means?: string;
  here?: string;
  fix: string;
}

export function ExplainedMessages({ messages }: { messages: Explained[] }) {
  return (
    <>
      {messages.map(({ message, means, here, fix }) => (
        <div class="shape-message" key={message}>
          <p>
            <b>{message}</b>
          </p>
          {means && <p>{means}</p>}
          {here && <p>{here}</p>}
          <p>
            <b>Fix:</b> {fix}
          </p>
        </div>
      ))}
    </>
  );
}
