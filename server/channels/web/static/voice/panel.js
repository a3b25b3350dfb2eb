// The controls of the settings, both ways: what is set is sent, what was changed by voice is shown.
const NUMBERS = ["rate", "pitch", "volume"];
const SWITCHES = ["speak", "earcons"];
const NAMES = {
  zf_xiaobei: "小北（女声）",
  zf_xiaoni: "小妮（女声）",
  zf_xiaoxiao: "晓晓（女声）",
  zf_xiaoyi: "小艺（女声）",
  zm_yunjian: "云健（男声）",
  zm_yunxi: "云希（男声）",
  zm_yunxia: "云夏（男声）",
  zm_yunyang: "云扬（男声）",
  cmn: "电子音",
};
const field = (name) => document.getElementById(`voice-${name}`);

// `changed` is called with what the person has set.
export function panel(settings, changed) {
  const set = (values) => {
    settings.change(values);
    changed(values);
  };
  for (const name of NUMBERS) {
    // While the thumb is drawn only what is shown and heard at once follows.
    field(name).addEventListener("input", () => settings.change({ [name]: Number(field(name).value) }));
    field(name).addEventListener("change", () => set({ [name]: Number(field(name).value) }));
  }
  for (const name of SWITCHES) field(name).addEventListener("change", () => set({ [name]: field(name).checked }));
  field("voice").addEventListener("change", () => set({ voice: field("voice").value }));
  settings.follow(() => show(settings));
}

export function offer(voices, settings) {
  field("voice").replaceChildren(...voices.map((each) => new Option(NAMES[each] ?? each, each)));
  field("voice").closest(".setting").hidden = voices.length < 2;
  show(settings);
}

function show(settings) {
  for (const name of NUMBERS) {
    const times = `${settings.get(name)} 倍`;
    field(name).value = settings.get(name);
    field(name).setAttribute("aria-valuetext", times);
    field(name).nextElementSibling.value = times;
  }
  for (const name of SWITCHES) field(name).checked = settings.get(name);
  const kept = [...field("voice").options].find(({ value }) => value === settings.get("voice"));
  if (kept) kept.selected = true;
}
