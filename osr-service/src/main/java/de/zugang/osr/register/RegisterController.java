package de.zugang.osr.register;

import de.zugang.osr.access.Access;
import de.zugang.osr.generated.operator.model.ImportReport;
import de.zugang.osr.register.entry.Mode;
import de.zugang.osr.register.file.Format;
import de.zugang.osr.stream.LineStreams;
import de.zugang.osr.stream.Table;
import de.zugang.servicekit.operator.CurrentOperator;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes register files at the operator's listener and tells what became of them: tag {@code register} of the contract. */
@RestController
class RegisterController {

    private static final Logger log = LoggerFactory.getLogger(RegisterController.class);

    /** A mistyped option must not turn a dry run into a real one. */
    private static final Set<String> PARAMETERS = Set.of("importId", "dryRun", "legacy");

    /** When whoever found the turn taken may try again. */
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private static final Table<Refusal> REFUSALS = new Table<>(
            List.of("line", "column", "found", "expected"),
            refusal -> Arrays.asList(
                    String.valueOf(refusal.line()), refusal.column(), refusal.found(), refusal.expected()));

    private final ImportRegister register;
    private final Imports imports;
    private final Access access;
    private final LineStreams streams;

    RegisterController(ImportRegister register, Imports imports, Access access, LineStreams streams) {
        this.register = register;
        this.imports = imports;
        this.access = access;
        this.streams = streams;
    }

    /** Brings in a file, line by line as it arrives. */
    @PostMapping(
            path = "/operator/v1/register",
            consumes = {MediaType.APPLICATION_NDJSON_VALUE, LineStreams.CSV},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ImportReport importRegister(
            @RequestParam(required = false) @Nullable UUID importId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean legacy,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            HttpServletRequest request)
            throws IOException {
        InputStream body = request.getInputStream();
        try {
            checkParameters(request);
            UUID id = importId == null ? UUID.randomUUID() : importId;
            return bringIn(new Import(id, new Mode(legacy, dryRun), format(type), CurrentOperator.name()), body);
        } catch (Refused refused) {
            readToTheEnd(body);
            throw refused;
        }
    }

    /** Whoever still sends would not see the answer. */
    private static void readToTheEnd(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            log.debug("nobody to answer", gone);
        }
    }

    private ImportReport bringIn(Import wanted, InputStream body) {
        try {
            return switch (register.bringIn(wanted, body)) {
                case Ending.Done(Progress progress) -> report(progress);
                case Ending.AnotherRuns(Optional<Ending.Running> other) ->
                    throw new Refused(HttpStatus.CONFLICT, anotherRuns(wanted.id(), other), COME_BACK);
                case Ending.SentAgain _ ->
                    throw new Refused(
                            HttpStatus.CONFLICT, "The same import was sent again meanwhile and goes on there.");
                case Ending.OtherThanBegun(String what) ->
                    throw refused(
                            HttpStatus.CONFLICT,
                            "An import of this id is not finished and began with other " + what + ".",
                            "importId");
            };
        } catch (IOException brokenOff) {
            log.info("import {} broke off", wanted.id());
            throw new Refused(HttpStatus.BAD_REQUEST, "The upload ended before the file did.");
        }
    }

    /** Operators may ask for another's import by its id, so they may know whose it is. */
    private static String anotherRuns(UUID wanted, Optional<Ending.Running> other) {
        if (other.isEmpty()) {
            return "Another import runs.";
        }
        Progress progress = other.get().progress();
        if (progress.importId().equals(wanted)) {
            return "This import runs already: sent by %s, at line %d."
                    .formatted(other.get().by(), progress.lines());
        }
        return "%s has had the turn since %s: %s, sent by %s, at line %d."
                .formatted(
                        progress.dryRun() ? "A dry run" : "Another import",
                        other.get().since().truncatedTo(ChronoUnit.SECONDS),
                        progress.importId(),
                        other.get().by(),
                        progress.lines());
    }

    private static void checkParameters(HttpServletRequest request) {
        for (String name : request.getParameterMap().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw refused(HttpStatus.BAD_REQUEST, "This parameter is not known.", name);
            }
        }
    }

    private static Format format(MediaType type) {
        if (type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A register file is UTF-8.");
        }
        return Format.of(type.getType() + "/" + type.getSubtype())
                .orElseThrow(() -> new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "NDJSON or CSV is expected."));
    }

    private static Refused refused(HttpStatus status, String message, String field) {
        return new Refused(status, List.of(new ProblemDocument.Detail(message, field)));
    }

    @GetMapping(path = "/operator/v1/register/imports/{importId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ImportReport getImport(@PathVariable UUID importId) {
        return report(find(importId));
    }

    @GetMapping(
            path = "/operator/v1/register/imports/{importId}/refusals",
            produces = {MediaType.APPLICATION_NDJSON_VALUE, LineStreams.CSV})
    void getRefusals(@PathVariable UUID importId, HttpServletRequest request, HttpServletResponse response) {
        find(importId);
        streams.answer(
                request,
                response,
                REFUSALS,
                sink -> access.operate(() -> {
                    imports.eachRefusal(importId, sink);
                    return importId;
                }));
    }

    private Progress find(UUID id) {
        return access.operate(() -> imports.find(id))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "No data found."));
    }

    private ImportReport report(Progress progress) {
        List<Refusal> first = access.operate(() -> imports.firstRefusals(progress.importId(), ReportMapper.MOST));
        return ReportMapper.report(progress, first);
    }
}
