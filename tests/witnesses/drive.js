// Drives the skill over HTTP with a virtual device that is not ours, and prints what it saw as JSON.
const { VirtualAlexa } = require(process.argv[2] + "/virtual-alexa");

async function main() {
  const alexa = VirtualAlexa.Builder()
    .skillURL(process.argv[3])
    .interactionModelFile(process.argv[4])
    .locale("en-US")
    .create();
  alexa.context().device().setID("kitchen");
  alexa.context().user().setID("somebody");
  const player = alexa.audioPlayer();
  const seen = {};
  const launched = await alexa.launch();
  seen.launched = launched.response.outputSpeech.ssml;
  await alexa.intend("StartWorkoutIntent", { workout: "Strength for Runners" });
  seen.started = player.playing().stream.token;
  await player.playbackNearlyFinished();
  await player.playbackFinished();
  seen.second = player.playing().stream.token;
  player.playbackOffset(42000);
  await alexa.intend("AMAZON.PauseIntent");
  seen.isPlaying = player.isPlaying();
  await alexa.intend("AMAZON.ResumeIntent");
  seen.resumed = player.playing().stream.token;
  seen.offset = player.playing().stream.offsetInMilliseconds;
  console.log(JSON.stringify(seen));
}

main().catch((error) => { console.error(error); process.exit(1); });
