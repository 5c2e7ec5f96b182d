package de.zugang.screenshots;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, kept from talking to anybody but 127.0.0.1. */
public final class Chromium implements AutoCloseable {

    /** For everything that is waited for. */
    private static final double LIMIT_MILLIS = 30_000;

    private static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");

    private final Playwright playwright;
    private final Browser browser;

    /** Starts it, without a window. */
    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(ARGUMENTS));
    }

    /** A page with a memory of its own: no cookie of any other page. */
    public Page page(int width, int height, String language) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language));
        context.setDefaultTimeout(LIMIT_MILLIS);
        return context.newPage();
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "no Chromium on the PATH: ./zugang test and ./zugang screenshots install it, or install the package chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
