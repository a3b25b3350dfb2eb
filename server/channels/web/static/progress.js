// Say that it takes a while, but only when it does.
const QUIET = 1_500;
const progress = document.getElementById("progress");

export function showProgress() {
  const timer = setTimeout(() => (progress.textContent = "正在查，请稍等。"), QUIET);
  return () => {
    clearTimeout(timer);
    progress.textContent = "";
  };
}
