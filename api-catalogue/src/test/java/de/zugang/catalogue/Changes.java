package de.zugang.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/**
 * What changed since a contract was released.
 *
 * @param breaking whether a client that was written against the released one may fail
 * @param report for people, in Markdown
 */
record Changes(boolean breaking, String report) {

    static Changes between(Path released, Path present) {
        var difference = OpenApiCompare.fromContents(Specs.read(released), Specs.read(present));
        var report = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(report, StandardCharsets.UTF_8)) {
            new MarkdownRender().render(difference, writer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Changes(difference.isIncompatible(), report.toString(StandardCharsets.UTF_8));
    }
}
