// What the go-app v9 client calls or sets on window. Its own app.js, which we do not use, declares
// these as globals; the names are go-app's.

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
  userChoice: Promise<unknown>;
}

// GoappWindow is the part of window that go-app and the page share.
interface GoappWindow {
  goappGetenv(name: string): string | undefined;
  goappKeepBodyClean(): () => void;
  goappIsAppInstallable(): boolean;
  goappIsAppInstalled(): boolean;
  goappShowInstallPrompt(): Promise<void>;
  goappNewNotification(json: string): void;
  goappSubscribePushNotifications(key: string): Promise<string>;
  // Set by the program once it runs.
  goappNav(path: string): void;
  goappOnUpdate(): void;
  goappOnAppInstallChange(): void;
}

const shared = window as unknown as GoappWindow;

// installGoapp defines the globals. It comes before the program starts, because go-app reads its
// environment first.
export function installGoapp(env: Record<string, string>): void {
  let prompt: InstallPrompt | undefined;

  const hooks: GoappWindow = {
    goappGetenv: (name) => (Object.hasOwn(env, name) ? env[name] : undefined),
    goappKeepBodyClean: keepBodyClean,
    goappIsAppInstallable: () => prompt !== undefined && !isInstalled(),
    goappIsAppInstalled: isInstalled,
    async goappShowInstallPrompt() {
      const shown = prompt;
      prompt = undefined; // a prompt can be shown once
      await shown?.prompt();
      await shown?.userChoice;
    },
    goappNewNotification: notify,
    // A push needs a server that sends it, and ours only serves files.
    goappSubscribePushNotifications: async () => "",
    goappNav() {},
    goappOnUpdate() {},
    goappOnAppInstallChange() {},
  };
  Object.assign(window, hooks);

  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault(); // the program shows a button of its own
    prompt = event as InstallPrompt;
    shared.goappOnAppInstallChange();
  });
  window.addEventListener("appinstalled", () => {
    prompt = undefined;
    shared.goappOnAppInstallChange();
  });
}

// announceUpdate tells the program that the next load will bring a new version.
export function announceUpdate(): void {
  shared.goappOnUpdate();
}

function isInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches;
}

// keepBodyClean removes what others append to the body, until the function returned is called.
function keepBodyClean(): () => void {
  const body = document.body;
  const count = body.children.length;
  const observer = new MutationObserver(() => {
    while (body.children.length > count) body.lastElementChild?.remove();
  });
  observer.observe(body, { childList: true });
  return () => observer.disconnect();
}

function notify(json: string): void {
  const { title, path, ...options } = JSON.parse(json);
  const notification = new Notification(title, options);
  notification.onclick = () => {
    shared.goappNav(path || "/");
    notification.close();
  };
}
