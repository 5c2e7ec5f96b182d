package de.zugang.screenshots;

import java.util.List;
import java.util.stream.Collectors;

/** The page that shows all pictures side by side. */
final class Gallery {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Zugang: every page</title>
            <style>
            :root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
            body { margin: 2rem; }
            section { border-top: 1px solid; padding: 1rem 0; }
            .row { display: flex; gap: 1rem; align-items: flex-start; overflow-x: auto; }
            figure { margin: 0; flex: none; }
            img { display: block; border: 1px solid; max-height: 30rem; width: auto; }
            nav { columns: 16rem; }
            </style>
            </head>
            <body>
            <h1>Every page</h1>
            <nav><ul>
            {contents}
            </ul></nav>
            {sections}
            </body>
            </html>
            """;

    private Gallery() {}

    static String file(Scene scene, Variant variant) {
        return scene.name() + "-" + variant.name() + ".png";
    }

    static String of(List<Scene> scenes) {
        String contents = scenes.stream()
                .map(scene -> "<li><a href=\"#%s\">%s</a></li>".formatted(scene.name(), scene.about()))
                .collect(Collectors.joining("\n"));
        String sections = scenes.stream().map(Gallery::section).collect(Collectors.joining("\n"));
        return PAGE.replace("{contents}", contents).replace("{sections}", sections);
    }

    private static String section(Scene scene) {
        String figures = Variant.LANGUAGES.stream()
                .flatMap(language -> Variant.of(language).stream())
                .map(variant -> """
                        <figure><a href="%1$s"><img src="%1$s" alt="%2$s, %3$s" loading="lazy"></a><figcaption>%3$s</figcaption></figure>""".formatted(file(scene, variant), scene.about(), variant.name()))
                .collect(Collectors.joining("\n"));
        return """
                <section id="%s"><h2>%s</h2><div class="row" tabindex="0">
                %s
                </div></section>""".formatted(scene.name(), scene.about(), figures);
    }
}
