/**
 * The words of the interface, all in one place, by the part of the site that says them: components take them from here as
 * `ui.pause`. What stands in braces is put in by `fill`. Only plain constants: the bundler then puts each word where it is
 * used, so that no page loads the words of another.
 */

// ——— The form of a demo: its bar, from start to reset.
export const pause = 'Pause';
export const resume = 'Resume';
export const play = 'Play';
export const reset = 'Reset';
export const stepBack = '{timeline}: previous';
export const stepOn = '{timeline}: next';
export const placeOf = '{at} of {of}';
export const momentOf = 'moment {at} of {of}';
export const recordedRun = 'Recorded run';
export const thisRun = 'This run';
/** Before the chips that lead to telling states, and what those are called. */
export const tryThese = 'Try:';
export const statesToTry = 'States to try';
export const controlsOf = 'Controls: {demo}';
export const moreSettings = 'More settings';
export const moreSettingsChanged = 'More settings ({count} changed)';
/** How many of several options may be chosen. */
export const howMany = '({least} to {most})';
/** Under a control that matters only once another is changed. */
export const noEffectUntil = 'No effect until “{control}” is changed.';

// ——— What a training is doing; `{extent}` is "step 240 of 600".
export const progress = 'Progress';
export const extentOf = '{unit} {done} of {of}';
export const starting = 'Starting the model in this tab …';
export const running = 'Running …';
export const runningAt = '{doing}: {extent}';
export const timeLeft = ', {time} left';
export const nowTesting = ', now testing';
export const paused = 'Paused.';
export const pausedAt = 'Paused at {extent}.';
export const done = 'Done.';
export const doneAt = 'Done: {extent}.';
export const doneIn = 'Done: {extent}, in {time}.';
export const recordedIsShown = 'This is a recorded run; nothing is running.';
export const settingsChanged = 'Settings changed: press “{start}”.';
export const settingsBehind =
  'Settings changed: press “{start}” to run with the new ones. The picture still shows {settings}.';
export const runKeepsSettings = 'Settings changed. This run continues with those it started with: {settings}. ';
export const startOver = 'Start over with the new settings';
/** Settings in such a sentence. */
export const on = 'on';
export const off = 'off';
export const theExample = 'the example';
export const ownData = 'your own data';

// ——— The foot of a demo.
export const seed = 'Seed';
export const copyLink = 'Copy link to this state';
export const linkCopied = 'Link copied';
export const linkNotCopied = 'This browser did not allow copying. Copy the link from here:';
export const files = 'Files';
export const saveSvg = 'Save picture (SVG)';
export const savePng = 'Save picture (PNG)';
export const saveNumbers = 'Save numbers (CSV)';
export const saveWeights = 'Save weights (safetensors)';
export const loadWeights = 'Load weights from a file';
export const noWeightsYet = ' Weights can be saved once they are trained here.';
/** Where what is shown comes from. */
export const preview =
  'Preview: drawn when the site was built, by the same code. Use a control, and it runs in this tab.';
export const recordedHow = 'seed {seed}, {date}{where}, by the code that runs here';
export const recordedWhere = ', on {machine} ({kernels} kernels)';
export const recordedLast =
  'Recorded, nothing runs: the last picture of a run: {how}. Press “{start}” to run it in this tab.';
export const recordedMoment =
  'Recorded, nothing runs: moment {at} of {of} of a run: {how}. Press “{start}” to run it in this tab.';
export const live = 'Live: computed in this tab';
export const liveWeights = 'Live: run in this tab with the weights of {file}';
export const withoutKernels = ', without the fast kernels: {why}';
export const untrained = 'Untrained weights: {how}';
export const setByHand = 'Weights set by hand: {how}';
export const calculated = 'Calculated, no model runs: {how}';

// ——— A training that a link shares, compared with the one that ran here.
export const reproduced = 'Reproduced: {count} points of the shared curve agree to {within} %.';
export const differs = 'Differs on this device, by {apart} at most; the stated tolerance is {tolerance}.';
export const differsInLength = 'Differs on this device: its curve has {here} points, the shared one {shared}.';

// ——— The reader's own text and data.
export const exampleInUse = 'none yet, so the example is used';
export const ofYourOwn = '{amount} of your own';
export const dataWrong = '{why} Nothing can start until this is fixed. Empty the field to use the example.';
export const dataUnread = '{file} could not be read. Choose another file, or paste its text.';
export const dataStays = '{hint} Your data stays in this tab: no link contains it, and no server receives it.';
export const fromFile = 'Load from a file';
export const pad = 'A pad to draw a series on, from left to right. Numbers can be typed below instead.';
export const drawHere = 'draw a series here';
export const keptInTab = 'Kept in this tab until you close it.';
export const forget = 'Forget';

// ——— What a field cannot take, and what is taken instead.
export const takes = 'Only {characters}, at most {most} characters';
export const stillUses = '{why} The demo still uses “{kept}”.';
export const use = 'Use “{nearest}”';
export const noNumber = 'There is no number here. Use one from {min} to {max}.';
export const notANumber = '{typed} is not a number. Use one from {min} to {max}.';
export const tooLow = '{typed} is too low. Use a number from {min} to {max}.';
export const tooHigh = '{typed} is too high. Use a number from {min} to {max}.';
export const notWhole = '{typed} is not a whole number.';
export const betweenSteps = '{typed} lies between two steps of {step}.';
export const notOneOf = '{typed} is not one of {names}.';
export const notTrueOrFalse = '{typed} is neither true nor false.';
export const wrongCount = 'Choose {least} to {most}, not {count}.';
export const cannotBeUsed = '{typed} cannot be used here, only {characters}.';
export const tooLong = 'This text has {count} characters, and at most {most} fit.';
export const tooShort = 'Type at least {count} characters.';
export const atLeastOne = 'Type at least one character.';
export const noSuchSetting = 'This demo has no such setting.';
/** Kinds of characters, and how a list of them ends. */
export const letters = 'letters';
export const digits = 'digits';
export const punctuation = 'punctuation';
export const symbols = 'symbols';
export const spaces = 'spaces';
export const listEnd = '{begin} and {last}';
export const nothingStarted =
  'Nothing was started: “{field}” cannot be used yet. {why} You can also empty the field to use the example.';

// ——— What a link asked of a demo and did not get; `{setting}` is its label in quotation marks.
export const aboutLink = 'About the link: {what}';
export const linkHasNoData = '{setting} cannot come from a link. Enter it here.';
export const linkTwice = '{setting} appears in it more than once; the last one is used.';
export const linkCurve = 'Its training curve cannot be read, so a run here cannot be compared with it.';
export const linkUnknown = 'It sets {setting}, which this demo does not have.';
export const linkInstead = '{setting}: {why} {value} is used instead.';
export const nothing = 'Nothing';
export const linkMore = ' {count} more of its values could not be used as they are.';

// ——— What fails, and the way on; `{why}` is a sentence where the word after it begins one.
export const tryAgain = 'Try again';
export const reloadPage = 'Reload the page';
export const failedBecause = '{failed}: {why} ';
export const partMissing = 'a part of this page’s code could not be loaded ({why}).';
export const fileMissing = '{file} could not be fetched ({why})';
export const fileDamaged = '{file} is damaged';
export const demoNotLoaded =
  'The demo could not be loaded ({why}). The picture above is still correct. Press any control to try again, or reload the page:';
export const pictureFailed =
  'This picture could not be drawn: {why} Choose another setting, or restart the demo with the settings it started with.';
export const demoStopped = 'The demo stopped: {why} The page and its figures are not affected.';
export const restart = 'Restart the demo';
export const noWorker = 'This browser does not let a page start a worker, and models run in one ({why}).';
export const workerNotLoaded = 'The model’s worker could not be loaded.';
export const workerUnread = 'A message from the model could not be read.';
export const noPng = 'this browser cannot turn the picture into a PNG';

// ——— A file of weights that cannot be used.
export const notWeights =
  'This file cannot be read as weights: {why}. Choose a .safetensors file that a demo here has saved.';
export const weightsTooLarge = 'it has {bytes} bytes, and at most {most} are read';
export const weightsTooShort = 'it is too short to hold anything';
export const headerCut = 'it ends before its header does';
export const headerNotJson = 'its header is not JSON';
export const headerNotObject = 'its header is not a JSON object';
export const weightsType = '{name} has numbers of type {type}, not F32';
export const noShape = '{name} has no shape';
export const noOffsets = '{name} has no offsets';
export const numbersMissing = '{name} should have {size} numbers, but the file does not hold that many there';
export const notFinite = '{name} has a number that is not finite';
export const noWeights = 'it holds no weights';

// ——— The code that embeds a demo on another page, and the parts that can be left out.
export const embed = 'Embed';
export const embedFailed = 'The code could not be loaded. Close this and open it again to try again.';
export const embedShow = 'Show';
export const embedCode = 'Code to embed this demo';
export const copyCode = 'Copy code';
export const codeCopied = 'Code copied';
export const notCopied = 'Not copied: press Ctrl+C';
export const embedBack = '{demo}, from {site}';
export const partTitle = 'Title';
export const partDare = 'What to try first';
export const partSentence = 'Sentence under the picture';
export const partNote = 'Where the numbers come from';
