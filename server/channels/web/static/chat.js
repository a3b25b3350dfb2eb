// The page works without scripts; these make it smoother.
import { arrowKeys } from "./arrow-keys.js";
import { composeInPlace, scripted } from "./compose.js";
import { sendInPlace } from "./send.js";
import { followStaff } from "./staff-answers.js";
import { showLatest } from "./transcript.js";
import { sheets } from "./sheets.js";
import { viewInPlace } from "./view.js";
import { startVoice } from "./voice/voice.js";

if (scripted) {
  composeInPlace();
  sendInPlace(startVoice());
  viewInPlace();
  followStaff();
}
sheets();
arrowKeys();
document.getElementById("no-cookies").hidden = navigator.cookieEnabled;
showLatest();
