// The page works without scripts; these make it smoother.
import { arrowKeys } from "./arrow-keys.js";
import { sendInPlace } from "./send.js";
import { followStaff } from "./staff-answers.js";
import { showLatest } from "./transcript.js";
import { viewInPlace } from "./view.js";
import { startVoice } from "./voice/voice.js";

// Older browsers do not say which button was pressed; they keep the plain forms.
if ("submitter" in SubmitEvent.prototype) {
  sendInPlace(startVoice());
  viewInPlace();
  followStaff();
}
arrowKeys();
showLatest();
