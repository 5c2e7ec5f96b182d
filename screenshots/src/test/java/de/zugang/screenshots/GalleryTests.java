package de.zugang.screenshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTests {

    private static final Scene QUEUE = new Scene("desk-queue", "Orders", null, _ -> {});

    @Test
    void showsEachPageInEightWays() {
        assertThat(Gallery.of(List.of(QUEUE)))
                .contains(
                        "<a href=\"#desk-queue\">Orders</a>",
                        "src=\"desk-queue-de-320-light.png\"",
                        "src=\"desk-queue-de-320-dark.png\"",
                        "src=\"desk-queue-de-1440-light.png\"",
                        "src=\"desk-queue-de-1440-dark.png\"",
                        "src=\"desk-queue-en-320-light.png\"",
                        "src=\"desk-queue-en-320-dark.png\"",
                        "src=\"desk-queue-en-1440-light.png\"",
                        "src=\"desk-queue-en-1440-dark.png\"");
    }

    @Test
    void writesIntoNewDirectoriesAndThoseOfAnEarlierRunOnly(@TempDir Path directory) throws IOException {
        Path earlier = Files.createDirectory(directory.resolve("earlier"));
        Files.writeString(earlier.resolve("index.html"), "");
        Files.writeString(earlier.resolve("desk-queue-de-320-light.png"), "");
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("letter.odt"), "");

        assertThat(Album.isUsable(directory.resolve("new"))).isTrue();
        assertThat(Album.isUsable(earlier)).isTrue();
        assertThat(Album.isUsable(other)).isFalse();
        assertThat(Album.isUsable(other.resolve("letter.odt"))).isFalse();
    }
}
