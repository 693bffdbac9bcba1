/** A sound of the reader's own, from the microphone or a file, and the button that plays what a demo hears. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Random } from '../../../random.ts';
import { soundFromText, soundToText } from '../../../sound.ts';
import { fill } from '../../fill.ts';
import { messageOf } from '../../runtime/message-of.ts';
import * as ui from '../../words.ts';
import type { HearProps } from '../demo/DemoFigure.tsx';
import type { FieldOf } from './field.ts';
import { Kept } from './Kept.tsx';

const audio = () => import('../../runtime/audio/audio.ts');

/** How long a sound is, in words. */
const secondsIn = (text: string, rate: number) => (soundFromText(text).length / rate).toFixed(1);

/** Records, or opens a file that was chosen or dropped. What went wrong stands under it, and what was there stays. */
export function DataField({ demo, name, control, value, isKept, set }: FieldOf<'paste'>) {
  const [told, setTold] = useState<string>();
  const [open, setOpen] = useState<{ stop(): void }>();
  const [isOver, setOver] = useState(false);
  const limits = control.sound;
  const recording = useRef<{ stop(): void }>();
  useEffect(() => () => recording.current?.stop(), []);
  if (!limits) return null;
  const id = `${demo}-${name}`;
  const text = String(value);
  const attempt = async (work: () => Promise<string | undefined>) => {
    setTold(undefined);
    try {
      setTold(await work());
    } catch (error) {
      setTold(messageOf(error));
    }
  };
  const record = () =>
    attempt(async () => {
      const { listen } = await audio();
      recording.current = await listen(limits, (samples, isLast) => {
        set(soundToText(samples));
        if (isLast) setOpen(undefined);
      });
      setOpen(recording.current);
      return undefined;
    });
  const choose = (file: File | undefined) =>
    file &&
    attempt(async () => {
      const { samples, note } = await (await audio()).openSound(file, limits);
      set(soundToText(samples));
      return note;
    });
  return (
    <div
      class="control control-sound"
      data-part={name}
      data-over={isOver ? '' : undefined}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void choose(event.dataTransfer?.files[0]);
      }}
    >
      <span class="control-label">{control.label}</span>
      <button
        type="button"
        id={id}
        class="sound-record"
        aria-pressed={Boolean(open)}
        onClick={() => (open ? open.stop() : void record())}
      >
        {open ? ui.stopRecording : ui.record}
      </button>
      <label class="data-file">
        {ui.soundFromFile}{' '}
        <input
          type="file"
          accept="audio/*,video/*"
          onChange={(event) => {
            void choose(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <small class="control-note">
        <span role="status">
          {open
            ? fill(ui.recordingNow, { done: secondsIn(text, limits.rate), of: limits.seconds })
            : text
              ? fill(ui.soundInUse, { seconds: secondsIn(text, limits.rate) })
              : ui.soundNone}
        </span>{' '}
        {ui.soundStays}
      </small>
      {isKept && text !== '' && !open && <Kept field={id} forget={() => set('')} />}
      {told && (
        <p class="demo-refused" role="alert">
          {told}
        </p>
      )}
    </div>
  );
}

/** Plays what the demo hears under these settings. */
export function Hear({ id, demo, settings }: HearProps) {
  const [playing, setPlaying] = useState<{ stop(): void }>();
  const [told, setTold] = useState<string>();
  const latest = useRef<{ stop(): void }>();
  useEffect(() => () => latest.current?.stop(), []);
  const play = async () => {
    setTold(undefined);
    try {
      const [{ playSound }, made] = await Promise.all([audio(), demo.sound?.(settings, new Random(settings.seed, id))]);
      if (!made?.samples.length) return setTold(ui.nothingToHear);
      latest.current = playSound(Float32Array.from(made.samples), made.rate, () => setPlaying(undefined));
      setPlaying(latest.current);
    } catch (error) {
      setTold(messageOf(error));
    }
  };
  return (
    <div class="demo-hear" data-part="hear">
      <button type="button" onClick={() => (playing ? playing.stop() : void play())}>
        {playing ? ui.stopHearing : ui.hear}
      </button>
      {told && (
        <span class="demo-refused" role="alert">
          {told}
        </span>
      )}
    </div>
  );
}
