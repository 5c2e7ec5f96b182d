package de.zugang.screenshots;

import com.microsoft.playwright.Page;
import de.zugang.sandbox.endpoints.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the pictures and lays them out.
 *
 * @param directory gets {@code SCENE-LANGUAGE-WIDTH-COLOURS.png} and {@code index.html}
 */
record Album(Endpoints endpoints, Path directory) {

    private static final int HEIGHT = 900;

    /** Returns how many pictures there are. */
    int fill(List<Scene> desk) throws IOException {
        Files.createDirectories(directory);
        var scenes = new ArrayList<>(desk);
        scenes.add(new Scene("portal", "Try-it portal", null, visit -> visit.open("/")));
        int pictures = 0;
        try (var browsing = new Browsing(endpoints)) {
            for (Scene scene : scenes) {
                for (String language : Variant.LANGUAGES) {
                    pictures += take(scene, language, browsing.of(scene.who()));
                }
                System.out.println("✓ " + scene.name());
            }
        }
        Files.writeString(directory.resolve("index.html"), Gallery.of(scenes));
        return pictures;
    }

    /** What a form's answer shows cannot be asked for again, so the page stays and is only looked at differently. */
    private int take(Scene scene, String language, Page page) {
        String base = (scene.who() == null ? endpoints.portal() : endpoints.desk()).toString();
        page.setViewportSize(1440, HEIGHT);
        scene.way().go(new Visit(page, base, language));
        List<Variant> variants = Variant.of(language);
        for (Variant variant : variants) {
            page.setViewportSize(variant.width(), HEIGHT);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(variant.colours()));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(directory.resolve(Gallery.file(scene, variant))));
        }
        return variants.size();
    }

    /** Where an earlier run wrote, only what this program writes is replaced; anything else stays away. */
    static boolean isUsable(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .allMatch(name -> name.endsWith(".png") || name.equals("index.html"));
        }
    }
}
