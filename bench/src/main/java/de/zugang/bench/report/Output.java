package de.zugang.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where reports go. */
public record Output(Path root) {

    /** Writes JSON and Markdown to {@code .zugang/bench}; returns the Markdown. */
    public String write(Report report) {
        Path directory = root.resolve(".zugang/bench");
        String text = Markdown.of(report);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(report.name() + ".md"), text);
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(directory.resolve(report.name() + ".json").toFile(), report);
        } catch (IOException failed) {
            throw new UncheckedIOException("the report could not be written", failed);
        }
        return text;
    }

    /** Puts the report into {@code docs/reference/figures.md}, in the place of its last one. */
    public void record(Report report) {
        Path page = root.resolve("docs/reference/figures.md");
        try {
            String before = Files.exists(page) ? Files.readString(page) : FiguresPage.EMPTY;
            Files.createDirectories(root.resolve("docs/reference"));
            Files.writeString(page, FiguresPage.with(before, report.name(), Markdown.of(report)));
        } catch (IOException failed) {
            throw new UncheckedIOException(page + " could not be written", failed);
        }
    }
}
