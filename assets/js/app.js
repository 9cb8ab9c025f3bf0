/*
 * Improvements only: every page works without this script. It runs deferred, once per page.
 */
(() => {
  'use strict';

  const GUARD_MS = 8000;
  const ANNOUNCE_DELAY_MS = 1000;
  const ANSWER_WITHIN_MS = 5000;

  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  /* The list of errors takes the focus, so that a screen reader begins there. */
  const summary = document.querySelector('[data-error-summary]');
  if (summary) summary.focus();

  /* "caratteri disponibili 267", in the page's language, while typing; read aloud only after a pause. */
  each('[data-counter]', (area) => {
    const visible = document.getElementById(area.dataset.counter);
    const spoken = document.getElementById(`${area.dataset.counter}-spoken`);
    let timer;
    const show = () => {
      const left = Number(area.dataset.maxLength) - area.value.length;
      const words = left < 0 ? area.dataset.over : area.dataset.left;
      const text = words.replace('{}', Math.abs(left));
      visible.textContent = text;
      visible.classList.toggle('is-over', left < 0);
      return text;
    };
    area.addEventListener('input', () => {
      const text = show();
      clearTimeout(timer);
      timer = setTimeout(() => (spoken.textContent = text), ANNOUNCE_DELAY_MS);
    });
    // A browser that comes back to the page may have put the text back without telling.
    addEventListener('pageshow', show);
  });

  /*
   * A second press while the first is on its way sends nothing. The button stays enabled, because a disabled one
   * would not be sent; the guard opens again by itself, and when the browser brings the page back.
   */
  const release = (form) => {
    delete form.dataset.sent;
    each('[aria-busy]', (button) => button.removeAttribute('aria-busy'));
  };

  /*
   * A form leaves only when the server answers. While it restarts, the page stays with all that was typed, says so, and
   * its button works again. Whatever is not sure (an old browser, another site's form) goes the plain way.
   */
  const away = document.querySelector('[data-away]');
  const isAway = () => {
    const limit = AbortSignal.timeout && AbortSignal.timeout(ANSWER_WITHIN_MS);
    return fetch(away.dataset.away, { cache: 'no-store', signal: limit }).then(
      (answer) => answer.status > 501,
      () => true,
    );
  };
  const sayAway = (form) => {
    form.append(away.content.cloneNode(true));
    form.lastElementChild.scrollIntoView({ block: 'nearest' });
  };

  document.addEventListener('submit', async (event) => {
    const { target: form, submitter } = event;
    if (form.method !== 'post') return;
    if (form.dataset.sent === 'checked') {
      form.dataset.sent = 'yes';
      return;
    }
    const isOurs = away && new URL(form.action).origin === location.origin;
    if (form.dataset.sent || isOurs) event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = 'yes';
    each('[data-away-notice]', (notice) => notice.remove());
    if (submitter) submitter.setAttribute('aria-busy', 'true');
    setTimeout(release, GUARD_MS, form);
    if (!isOurs) return;
    if (await isAway()) {
      release(form);
      sayAway(form);
    } else {
      form.dataset.sent = 'checked';
      form.requestSubmit(submitter);
    }
  });
  addEventListener('pageshow', () => each('form[data-sent]', release));

  /*
   * The wait page goes on to the bank, unless the citizen came back to it on purpose. After `load`, because a page
   * left earlier disappears from the browser's history, and with it the way back.
   */
  const waiting = document.querySelector('form[data-auto-submit]');
  const [navigation] = performance.getEntriesByType('navigation');
  if (waiting && !(navigation && navigation.type === 'back_forward')) {
    addEventListener('load', () => setTimeout(() => waiting.requestSubmit(), 0));
  }

  /*
   * While the bank has not answered, the page asks quietly and changes only when there is news. Each answer says when
   * and where to ask next; the last one says nothing, and is shown.
   */
  const status = document.querySelector('[data-poll-seconds]');
  if (status) {
    const { state } = status.dataset;
    let turn = status.dataset;
    const again = () => setTimeout(ask, Number(turn.pollSeconds) * 1000);
    const ask = async () => {
      try {
        const response = await fetch(turn.pollHref, { cache: 'no-store' });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const next = page.querySelector('[data-poll-seconds]');
        if (response.ok && !(next && next.dataset.state === state)) return location.replace(turn.pollHref);
        if (next) turn = next.dataset;
      } catch {
        // The network is away: ask again.
      }
      again();
    };
    again();
  }

  /*
   * Another language keeps what is typed by now: the form itself asks for its page, by a button that nobody sees. It
   * stays, because the form leaves later, once the server has answered.
   */
  const typed = document.querySelector('[data-other-language]');
  const translate = document.createElement('button');
  translate.hidden = true;
  each('[data-language-switch]', (choices) =>
    choices.addEventListener('click', (event) => {
      if (!typed || !event.target.closest('a, button')) return;
      event.preventDefault();
      translate.formAction = typed.dataset.otherLanguage;
      typed.append(translate);
      typed.requestSubmit(translate);
    }),
  );

  each('[data-print]', (button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });
})();
