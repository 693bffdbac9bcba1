/**
 * The words of the interface, all in one place, by the part of the site that says them: components take them from here as
 * `ui.pause`. `fill` puts values in the place of names in braces. Only plain constants: the bundler then puts each word where
 * it is used, so that no page loads the words of another.
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
export const runKeepsSettings = 'Settings changed. This run continues with the settings it started with: {settings}. ';
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
/** In a part of the foot that is loaded when it is opened. */
export const foldFailed = 'This part could not be loaded. Your settings stay in the address:';
export const saveSvg = 'Save picture (SVG)';
export const savePng = 'Save picture (PNG)';
export const saveNumbers = 'Save numbers (CSV)';
export const saveWeights = 'Save weights (safetensors)';
export const loadWeights = 'Load weights from a file';
export const noWeightsYet = ' Weights can be saved once they are trained here.';
/** Where what is shown comes from. */
export const preview =
  'Preview: drawn when the site was built, by the code that runs here. Use a control, and the demo runs in this tab.';
export const recordedHow = 'seed {seed}, {date}{where}, by the code that runs here';
export const recordedWhere = ', on {machine} with {kernels} kernels';
export const recordedLast =
  'Recorded, nothing runs: the last picture of a run ({how}). Press “{start}” to run it in this tab.';
export const recordedMoment =
  'Recorded, nothing runs: moment {at} of {of} of a run ({how}). Press “{start}” to run it in this tab.';
export const live = 'Live: computed in this tab';
export const liveWeights = 'Live: run in this tab with the weights of {file}';
export const withoutKernels = ', without the fast kernels: {why}';
export const untrained = 'Untrained weights: {how}';
export const setByHand = 'Weights set by hand: {how}';
export const borrowed = 'Weights as others ship them: {how}';
export const calculated = 'Calculated, no model runs: {how}';

// ——— A training that a link shares, compared with the one that ran here.
export const reproduced = 'Reproduced: {count} points of the shared curve agree to within {within} %.';
export const differs = 'Differs on this device by up to {apart}, more than the tolerance of {tolerance}.';
export const differsInLength = 'Differs on this device: its curve has {here} points, the shared one {shared}.';

// ——— The reader's own text and data.
export const exampleInUse = 'none yet, so the example is used';
export const ofYourOwn = '{amount} of your own';
export const dataWrong = '{why} Nothing can start until this is fixed. Empty the field to use the example.';
export const dataUnread = '{file} could not be read. Choose another file, or paste its text.';
export const dataStays = '{hint} Your data stays in this tab: no link contains it, and no server receives it.';
export const fromFile = 'Load from a file';
// A sound of their own.
export const record = 'Record';
export const stopRecording = 'Stop recording';
export const soundFromFile = 'or open an audio file';
export const recordingNow = 'Recording: {done} of {of} s.';
export const soundInUse = '{seconds} s of your own.';
export const soundNone = 'None yet. You can also drop a file here.';
export const soundStays = 'It stays in this tab: no server receives it.';
export const soundTooLarge =
  '{file} has {size} MB, and files up to {most} MB can be opened. Cut a piece out of it, or save it as MP3.';
export const soundUnread =
  '{file} has no sound that this browser can decode. Choose another file: WAV, MP3 and Ogg work in most browsers.';
export const soundSilent = '{file} is silent: all its samples are zero. Choose another file.';
export const soundCut = 'Only the first {seconds} s of {file} are used.';
export const noMicrophoneHere =
  'This page cannot use a microphone, because browsers allow that only over HTTPS. Open a file instead.';
export const noMicrophoneOnPage =
  'This page may not use the microphone; the demo’s own page, to which the text below leads, may. Or open a file here.';
export const microphoneDenied =
  'The microphone was not allowed. Allow it for this site in the browser’s settings and press Record again, or open a file.';
export const noMicrophone = 'No microphone was found. Connect one and press Record again, or open a file.';
export const microphoneFailed = 'The microphone could not be opened ({why}). Open a file instead.';
export const hear = 'Hear it';
export const stopHearing = 'Stop the sound';
export const nothingToHear = 'There is no sound yet.';
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
export const nothing = 'An empty text';
export const linkMore = ' {count} more of its values could not be used as they are.';

// ——— What fails, and the way on.
export const tryAgain = 'Try again';
export const reloadPage = 'Reload the page';
export const partMissing = 'a part of this page’s code could not be loaded';
/** After the name of a file. */
export const notFetched = 'could not be fetched';
export const isDamaged = 'is damaged';
export const demoNotLoaded =
  'The demo could not be loaded ({why}). The picture above is still correct. Press any control to try again, or reload the page:';
export const pictureFailed =
  'This picture could not be drawn: {why} Choose another setting, or restart the demo with the settings it started with.';
export const demoStopped = 'The demo stopped: {why} The rest of the page is not affected.';
export const restart = 'Restart the demo';
export const noWorker = 'This browser does not let a page start a worker, and models run in one ({why}).';
export const workerNotLoaded = 'The model’s worker could not be loaded.';
export const workerUnread = 'A message from the model could not be read.';
export const noPng = 'this browser cannot turn the picture into a PNG';

// ——— A file of weights that cannot be used.
export const notWeights =
  'This file cannot be read as weights. {why} Choose a .safetensors file that a demo here has saved.';
export const weightsTooLarge = 'It has {bytes} bytes, and at most {most} are read.';
export const weightsType = '{name} has numbers of type {type}, not F32.';
export const notFinite = '{name} has a number that is not finite.';
export const noWeights = 'It holds no weights.';

// ——— The code that embeds a demo on another page, and the parts that can be left out.
export const embed = 'Embed';
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

// ——— Every page: header, menu, footer, theme, and what stands beside its text.
export const skip = 'Skip to the text';
export const siteNav = 'Site';
export const more = 'More';
export const menu = 'Menu';
export const search = 'Search';
export const themeSystem = 'Theme: system. Press to change.';
export const themeDark = 'Theme: dark. Press to change.';
export const themeLight = 'Theme: light. Press to change.';
export const text = 'Text';
export const ccBy = 'CC BY 4.0';
export const codeMit = ', code MIT.';
export const howMade = 'How it is made';
export const repository = 'Repository';
export const notices = 'Notices';
export const inYourBrowser = 'Everything runs in your browser; nothing you type leaves it.';
export const breadcrumbs = 'Breadcrumbs';
export const formula = 'Formula';
export const loading = 'Loading …';
export const cardFailed = 'This card could not be loaded. Point at the link again to try again, or follow it.';
export const embedFrom = ', from ';
/** What can be scrolled, and what a drawing shows, for whoever does not see it. */
export const whatModelsKeep = 'What published models keep';
export const sentencesBy = 'Sentences by what they rest on';
export const bibtexEntry = 'BibTeX entry';
export const mapScrolls = 'Map of the terms, scrolls sideways';
export const mapByNeeds = 'Written terms by what they need';
export const termNeeds = '{term}, needs {needs}';
export const termNeedsNothing = '{term}, needs nothing';

// ——— The menu: the pages it leads to, and what is there, in a few words.
export const menuRead = 'Read';
export const menuRun = 'Run';
export const menuCheck = 'Check';
export const terms = 'Terms';
export const termsSays = 'all of them, with a filter';
export const learn = 'Learn';
export const learnSays = 'paths through the terms, in order';
export const race = 'Race';
export const raceSays = 'train models side by side';
export const forecast = 'Forecasting';
export const forecastSays = 'a network against simple forecasts';
export const keywords = 'Spot keywords';
export const keywordsSays = 'teach a network your voice';
export const wild = 'In the wild';
export const wildSays = 'networks that programs already run';
export const yourNetwork = 'Your network';
export const yourNetworkSays = 'open a file with an LSTM or GRU';
export const shapes = 'Shapes';
export const shapesSays = 'of LSTM, GRU and RNN, and error messages';
export const numbers = 'Numbers';
export const numbersSays = 'memory of published models';
export const tested = 'Tested';
export const testedSays = 'sentences that glossaries print';
export const map = 'Map';
export const mapSays = 'which term needs which';
export const whatNext = 'What next';
export const whatNextSays = 'what you can learn with what you know';
export const symbolsPage = 'Symbols';
export const symbolsSays = 'every letter of the equations';
export const speed = 'Speed';
export const speedSays = 'recorded, and on your device';
export const searchSays = 'terms and the text of all pages';
export const claims = 'Claims';
export const claimsSays = 'what is measured, with its code';
export const sources = 'Sources';
export const sourcesSays = 'what was read, and how much of it';
export const howMadeSays = 'rules, decisions, architecture';

// ——— Copying code and equations.
export const copy = 'Copy';
export const tex = 'TeX';
/** After the name of a framework. */
export const codeWord = 'code';
export const copied = 'Copied';
export const copiedSaid = 'Copied.';
export const notCopiedSaid = 'This browser did not allow copying. The text is selected: press Ctrl+C to copy it.';

// ——— Reports: links, and what a new issue is filled in with.
export const reportSentence = 'Report a sentence';
export const reportHow = 'Select it first, and the report quotes it.';
export const reportThis = 'Report this sentence';
export const reportQuotes = 'The report quotes what you selected last.';
export const reportTitle = '{page}: a sentence to correct';
export const reportPage = 'Page: {address}';
export const reportSection = 'Section: {heading}';
export const reportText = 'Sentence:\n> {quoted}';
export const reportAsks = 'What is wrong with it, and which source shows that:\n';
export const wishTitle = '{page}: what its page should answer';
export const wishAsks = 'Questions that this page should answer:\n';

// ——— Search: the page, the dialog, the field of the front page, and a wrong address.
export const searchTerms = 'Search the terms';
export const searchHint = 'A term, an alias, any words';
export const searchLabel = 'Search terms and text';
export const category = 'Category';
export const allCategories = 'All categories';
export const opening = 'Opening the search …';
export const notOpened = 'The search could not be opened';
export const noForm = '{address} has no form';
export const searching = 'Searching …';
export const resultsMissing = 'Results may be missing';
export const notSearched = 'the {what} could not be searched ({why})';
export const namesOfTerms = 'names of the terms';
export const textOfPages = 'text of the pages';
export const otherThings = 'claims, demos and sources';
export const noWebAssembly = 'this needs WebAssembly, which this browser does not have or has switched off';
export const indexMissing = 'pagefind.js could not be loaded';
export const found = '{count} found for “{query}”';
export const notFound =
  'Nothing found for “{query}”. Check the spelling, use fewer words, or look through the list of all terms.';
export const errorMessages = 'Error messages';
export const inPages = 'In the pages';
export const measuredClaims = 'Measured claims';
export const demos = 'Demos';
/** After the title of a result: by which name it was found. */
export const alsoCalledNote = ' · also called ';
export const foundByNote = ' · found by ';
export const planned = 'planned, not written yet';
export const plannedSaid = 'Planned, not written yet.';
export const searchEverywhere = 'Search all pages for “{query}”';
export const termsLoading = 'Loading the terms …';
export const termsNotLoaded = 'The terms could not be loaded';
export const noTerm = 'No term has this name.';
export const lookingForName = 'Looking for terms with a similar name …';
export const didYouMean = 'Did you mean one of these?';
export const searchWithoutScript = 'Search needs JavaScript, which is off. The {list} has every name and alias.';
export const listOfTerms = 'list of all terms';
export const pageNotFound = 'Page not found';
export const noPage = 'This address has no page.';
export const noPageHere = 'There is no page here';
export const mistyped = 'The address may be mistyped, or the term may not be written yet.';
export const allTerms = 'All terms';

// ——— Lists that can be filtered.
export const filterTerms = 'Filter the terms';
export const filterClaims = 'Filter the claims';
export const filterWords = 'Words';
export const filterWordsHint = 'gate, LSTM, memory …';
export const level = 'Level';
export const coreTerms = 'Core terms';
export const written = 'Written';
export const plannedTerms = 'Planned';
export const withDemo = 'With a demo';
export const status = 'Status';
export const heldNow = 'Held at this build';
export const recordedEarlier = 'Recorded earlier';
export const heldOn = 'Held at this build, {date}';
export const recordedOn = 'Recorded on {date}';
export const kind = 'Kind';
export const kindFast = 'Measured at every build';
export const kindSlow = 'Measured by a command';
export const kindFormula = 'Rests on a formula alone';
export const page = 'Page';
export const noneYet = 'None yet';
export const any = 'Any';
export const showAll = 'Show all';
export const nounTerms = 'terms';
export const nounClaims = 'claims';
export const onNoPageYet = 'On no page yet.';
export const onPages = 'On ';
export const allShown = 'All {count} {noun} shown.';
export const someShown = '{count} of {all} {noun} shown.';

// ——— A claim, and the sentence to guess.
export const holdsFor = 'Holds for';
export const holdsForThese = 'Holds for: {domain}.';
export const evidence = 'Evidence';
export const measuredOn = 'Measured {date}';
export const measuredHolds = 'Measured {date}. Holds for: {domain}.';
export const measuredAt = 'Measured';
export const byCommand = '{date}, by a command, in {time} on {machine}, tfjs {backend} backend';
export const atBuild = '{date}, when the site was built, tfjs {backend} backend';
export const inMinutes = '{count} minutes';
export const searched = 'Searched';
export const noneRefuted = '{cases} cases, none refuted it';
export const failsFor = 'Fails for';
export const restsOn = 'Rests on';
export const formulaAlone = 'a formula alone';
export const code = 'Code';
export const runHere = 'Run it here';
export const tookThere = 'It took {time} on the machine above.';
export const measuring = 'Measuring …';
export const claimNotRun = 'The claim could not be run';
export const holdsHere = 'Holds in this tab';
export const failsHere = 'Does not hold in this tab';
export const isItTrue = 'Is it true?';
export const guessRight = 'True';
export const guessWrong = 'False';
export const guessImprecise = 'It depends';
export const youWereRight = 'You were right.';
export const youSaid = 'You said:';
export const itsEvidence = 'The evidence for this verdict';
export const executed = 'Executed: this sentence was written from a measurement';
export const executedClaim = ' (executed claim)';

// ——— Around the text of a term.
export const alsoCalled = 'Also called ';
export const oneMeaningOf = 'One meaning of ';
export const andOf = ' and of ';
export const readFirst = 'Read first';
export const usefulFor = 'Useful for';
export const seeAlso = 'See also';
export const mentionedBy = 'Mentioned by';
export const related = 'Related';
export const relatedTerms = 'Related terms';
export const plannedMark = ' (planned)';
export const noSources = 'None: this page rests on mathematics and on what is measured here.';
export const readOf = 'Read: {what} ({date}).';
export const whoElseCites = 'Who else cites {source}';
export const lastVerified = 'Last verified';
export const reviewedBy = 'Reviewed by';
export const reviewedByBuild = 'the build that made this page: fields, links and marks checked.';
export const whatItRestsOn = 'What its statements rest on';
export const restOnClaims = '{count} on executed claims';
export const restOnModels = '{count} on figures of published models';
export const restOnCitations = '{count} on citations';
export const restOnNeither = '{count} on neither';
export const whatThisMeans = 'What this means';
export const editPage = 'Edit this page';
export const onThisPage = 'On this page';
export const whereNext = 'Where to go next';
export const pathOf = 'Path: {path}';
export const termAt = ', term {at} of {of}';
export const stepAt = ', step {at} of {of}';
export const stepOf = 'Step {at} of {of}';
export const allSymbols = 'All symbols';
export const equationsOf = 'The equations of {cell}, one step per line';
export const fileThatRuns = ', the file that runs on this page';
/** On the drawing of the folders of src. */
export const folderHolds = '{files}, {lines}';
export const folderImports = ' · imports ';
export const isPlanned = 'This term is planned. It has its place in the glossary, but nobody has written its page yet.';
export const isPlannedShort = '{term} is planned: nobody has written its page yet.';
export const writeTerm = 'Write this term';
export const howWritten = 'How a term is written';
export const sayWhat = 'Say what its page should answer';

// ——— What the reader knows, and can learn next.
export const iKnow = 'I know this';
export const whatCanILearn = 'What can I learn next?';
export const keptHere = 'Kept in this browser only.';
export const keepsNothing =
  'This browser does not let the site keep anything: what you mark lasts until you leave this page.';
export const knownMark = ' ✓ known';
export const knowAll = 'You know all of it.';
export const knowSome = 'You know {done} of {all}. ';
export const continueWith = 'Continue with ';
export const graphLoading = 'Loading the graph of the terms …';
export const graphNotLoaded = 'The graph of the terms could not be loaded';
export const knowEveryTerm = 'You know every term that is written.';
export const markedNothing = 'You have marked nothing yet. These need no other term:';
export const oneOpen = 'You know {done} of {all} written terms. One is open to you now:';
export const manyOpen = 'You know {done} of {all} written terms. {open} are open to you now:';
export const becauseYouKnow = 'because you know {terms}';
export const needsNothing = 'needs nothing first';
export const whatYouKnow = 'What you know';
export const unmarkAll = 'Unmark all';
export const nextWithoutScript =
  'Marking what you know needs JavaScript, which is off. The {paths} work without it: in each of them no term comes before what it needs. Each term page also names what to read first.';
export const learningPaths = 'learning paths';
export const paths = 'Learning paths';

// ——— The measurement of the reader's device, and its tables.
export const measureDevice = 'Measure this device';
export const stop = 'Stop';
export const needsScript = 'The button needs JavaScript.';
export const benchStarting = 'Starting …';
export const measuringNext = 'Measuring {what} …';
export const notMeasured = 'This device could not be measured';
export const benchStopped = 'Stopped.';
export const benchDone = 'Done. The {build} build of the kernels ran.';
export const benchDoneWithout = 'Done. The fast kernels did not run: {why}.';
export const thisDevice = 'this device';
export const timesOn = 'Times and ratios on {machine}';
export const model = 'Model';
export const ours = 'ours';
export const ofLimit = 'of the limit';
export const modeTrain = 'Training step, 32 sequences';
export const modePass = 'Forward and backward, 32 sequences';
export const modeStream = 'One step of one sequence';
export const modeSequence = '64 steps of one sequence';
export const modelUnits = '{family}, {units} units';
export const modelSteps = '{family}, {units} units, {steps} steps';
export const benchExplained =
  'The columns of the other libraries say how many times as long as ours they take: by the best of {rounds} rounds, and in parentheses by the medians. The limit is what a simple WebAssembly loop reaches on the same machine: for training, {flops} billion multiply-add operations a second; for single steps, the time to read as much memory as the weights and the state take up ({bytes} GB/s for the smallest); for a bare scan, the nearer of the two.';
export const learnedToEnd = 'Trained until solved';
export const medianOfSeeds = 'Median of {count} seeds';
export const steps = 'Steps';
export const notInSteps = 'not solved in the steps allowed';

// ——— One sentence read by five models.
export const readByFive = 'One sentence read by five models';
export const oneSentence = 'One sentence, five models';
export const ownText = 'your own text';
export const forgetText = 'forget my text';
export const charactersRead = 'Characters read';
export const characterOf = 'character {at} of {of}';
export const modelsLoading = 'The five models are loading …';
export const modelsFailed = 'The models could not read this';
export const laneModel = 'model';
/** Before the guesses of a lane where it has no columns. */
export const laneNextShort = 'next:';
export const laneNext = 'expects next';
export const laneMemory = 'memory';
export const growing = 'growing';
export const fixed = 'fixed';
export const lanesKey = 'B: bytes of memory · bits/char: error, fewer is better';
export const bitsPerCharacter = '{bits} bits/char';
export const nothingTyped = 'Nothing is typed, so the models read “{text}”.';
export const noLetter = 'There is no letter here, so they read “{text}” instead.';
export const unknownOnly = '{unknown}, so they read “{text}” instead.';
export const unknownLeftOut = '{unknown}, so they leave that out and read “{text}”.';
export const unknownAndLong = '{unknown}, so they leave that out, and read the last {most} of {count} characters.';
export const longOnly = 'This is long for the picture, so the models read the last {most} of {count} characters.';
export const unknownCharacters =
  'The models know the letters a to z, space and . , ; ! ? ’ -. They do not know {characters}';
export const othersUnknown = '{count} more';
export const aSpace = 'a space';
export const expectations = 'After “{text}” the most probable next character is, by model: {each}.';
export const andMore = 'and {count} more';
export const whereToBegin = 'Where to begin';
export const architecturesByYear = 'Architectures by year';

// ——— A network of the reader's own: the file, what is in it, how long it remembers.
export const chooseNetwork = 'Choose a .safetensors or .onnx file';
export const orDrop = 'or drop it here. It is read in this tab and sent nowhere.';
export const withoutFile = 'Without a file:';
export const sampleTorch = 'an LSTM with PyTorch names';
export const sampleOnnx = 'a GRU of two layers in ONNX';
export const networkReading = 'Reading {file} …';
export const networkFailed = 'This file could not be opened';
export const networkRefused = '{file} was not opened. {why}';
export const dropOne = 'Drop one file at a time.';
export const networkNeedsScript =
  'Opening a file needs JavaScript, which is off. Nothing is sent anywhere either way: the file is read by the page itself.';
export const networkOpened = '{file} ({size}, {format}) holds {what}.';
export const networkOf = 'an {kind} with {layers}, {inputs} and {units} per direction';
export const networksIn = '{count} recurrent networks; the first is shown';
export const whichNetwork = 'Network';
export const whichLayer = 'Layer';
export const whichDirection = 'Direction';
export const forwardDirection = 'forward';
export const backwardDirection = 'backward';
export const ownShapes = 'Shapes and gates';
export const ownSaid =
  '{name}: {kind}, {layers}, {directions}, {inputs}, {units}. It has {parameters}, in the order of {order}.';
export const oneDirection = 'one direction';
export const bothDirections = 'both directions';
export const arrayTable = 'The arrays of this layer';
export const arrayName = 'Name in the file';
export const arrayRole = 'What it is';
export const arrayShape = 'Shape';
export const arrayType = 'Type';
export const roleW = 'input weights W';
export const roleU = 'recurrent weights U';
export const roleB = 'biases b';
export const roleSecond = 'biases beside U';
export const roleBoth = 'both biases';
export const rolePeephole = 'peepholes';
export const roleStartH = 'first state h';
export const roleStartC = 'first cell state c';
export const gateTable = 'Which block is which gate';
export const gateName = 'Gate';
export const gateRows = 'Rows of W and U';
export const gateColumns = 'Columns of W and U';
export const gateFromTo = '{from} to {to}';
export const gateInput = 'input gate i: how much of the candidate is added';
export const gateForget = 'forget gate f: how much of the cell state stays';
export const gateCandidate = 'candidate g: what is added';
export const gateOutput = 'output gate o: how much of the cell state is shown';
export const gateReset = 'reset gate r: how much of the old state the candidate sees';
export const gateUpdate = 'update gate z: how much of the old state stays';
export const gateNew = 'candidate n: the new content';
export const gateState = 'h: the state itself';
export const ownMemory = 'How long its units remember';
export const halfLifeTitle = 'Half-lives of the units in time steps, sorted';
export const halfLifeUnit = 'unit, by its half-life';
export const halfLifeSteps = 'half-life in time steps';
export const byBiases = 'biases alone';
export const biasesSay =
  'By their biases alone the {gate} of {units} keep half of a value for {least} to {most} time steps, {middle} in the middle.';
export const forgetGates = 'forget gates';
export const updateGates = 'update gates';
export const noKeepingGate =
  'An RNN has no gate that keeps its state, so there is no half-life to read from a bias. Run it below and watch its states.';
export const biasesNotNumbers = '{count} of its biases are not numbers (NaN): their units are left out.';
export const unbounded = 'beyond any length';
export const byRun = 'measured';
export const measuredSay =
  'On the rows below they keep half of a value for {least} to {most} time steps, {middle} in the middle: gates open and close with what they read.';
export const ownRun = 'Run it on your numbers';
export const rowsToRun = 'One time step on each line, {numbers} in it; left empty, {rows} lines of noise';
export const runRows = 'Run these rows';
export const reluInstead = 'with ReLU in the place of tanh: the file does not say which it is';
export const statesSay =
  'Over {steps} the hidden state of unit {unit} varies most, from {least} to {most}. The picture shows the units that vary most.';
export const statesTitle = 'Hidden states h of the units that vary most, over the time steps';
export const unitNumber = 'unit {unit}';
export const gatesOfUnit = 'Gates and states of unit';
export const gatesTitle = 'Gates and states of unit {unit} over the time steps';
export const shortCell = 'c, cell state';
export const shortHidden = 'h, shown';
export const shortInput = 'i, input';
export const shortForget = 'f, forget';
export const shortCandidate = 'g, candidate';
export const shortOutput = 'o, output';
export const shortReset = 'r, reset';
export const shortUpdate = 'z, update';
export const shortNew = 'n, candidate';
export const ownConvert = 'Take it to another library';
export const orderFor = 'Order of';
export const torchName = 'PyTorch';
export const kerasName = 'Keras';
export const onnxName = 'ONNX';
export const mlxName = 'MLX';
export const orderTitle = 'The blocks in the order of the file ({from}) and in that of the library ({to})';
export const inTheFile = 'in the file ({order})';
export const saveAs = 'Save {file}';
export const networkSaved = 'Saved as {file}.';
export const networkCodeNotCopied = 'This browser did not allow copying. Select the code below instead.';
