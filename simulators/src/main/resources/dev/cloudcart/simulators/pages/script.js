// Copies what a button belongs to, and keeps numbers fresh. Every page works without it.
document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    navigator.clipboard.writeText(field.value).then(() => {
        document.getElementById(button.dataset.copy + '-copied').textContent = 'Copied.';
    });
});

const refresh = document.getElementById('refresh');
if (refresh) {
    refresh.closest('[hidden]').hidden = false;
    setInterval(async () => {
        if (!refresh.checked || document.hidden) return;
        const answer = await fetch(location.href);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of document.querySelectorAll('[data-live]')) {
            const fresh = page.getElementById(part.id);
            if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
        }
    }, 2000);
}
