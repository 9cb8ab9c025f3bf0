// Counts the deadline down. Without this file the page still says by what time the payment must be finished.
(() => {
  document.querySelector('[data-focus]')?.focus();
  const deadline = document.querySelector('[data-remaining-seconds]');
  if (deadline === null) return;
  const shown = deadline.querySelector('[data-countdown]');
  const status = deadline.querySelector('[data-countdown-status]');
  const totalSeconds = Number(deadline.dataset.remainingSeconds);
  const startedAt = performance.now();

  const words = (count, one, many) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
  const inWords = (seconds) =>
    [
      seconds >= 60 ? words(Math.floor(seconds / 60), 'minuto', 'minuti') : '',
      seconds % 60 > 0 ? words(seconds % 60, 'secondo', 'secondi') : '',
    ]
      .filter(Boolean)
      .join(' e ');

  // Said aloud once: a clock that speaks every second would be unbearable.
  const announce = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  const timer = setInterval(() => {
    const elapsedSeconds = Math.floor((performance.now() - startedAt) / 1000);
    const seconds = Math.max(0, totalSeconds - elapsedSeconds);
    shown.textContent = seconds > 0 ? inWords(seconds) : 'tempo scaduto';
    if (seconds <= 60 && seconds > 0) announce('Manca meno di un minuto.');
    if (seconds === 0) {
      announce('Il tempo è scaduto. Nessun addebito è stato effettuato.');
      clearInterval(timer);
    }
  }, 1000);
})();
