// Before anything is drawn: the theme that was chosen, so that the page does not flash.
try {
  const theme = localStorage.getItem("pixelbox-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* a browser that remembers nothing follows the system */ }
