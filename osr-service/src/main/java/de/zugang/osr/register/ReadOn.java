package de.zugang.osr.register;

import de.zugang.osr.access.Access;
import de.zugang.osr.register.entry.BringIn;
import de.zugang.osr.register.entry.Mode;
import de.zugang.osr.register.entry.Outcome;
import de.zugang.osr.register.file.Flaw;
import de.zugang.osr.register.file.RegisterFile;
import de.zugang.osr.register.file.RegisterFile.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Reads a file from where it is to its end, some hundred lines a transaction. What lines do, which are refused, and how far
 * the import is are stored together, so nothing is lost or counted twice when it breaks off.
 */
@Component
class ReadOn {

    static final int LINES_PER_TRANSACTION = 1000;

    /** For a transaction that got in the way of deliveries; the database picks one of those that wait for each other. */
    private static final int ATTEMPTS = 3;

    private final Access access;
    private final BringIn bringIn;
    private final Imports imports;

    ReadOn(Access access, BringIn bringIn, Imports imports) {
        this.access = access;
        this.bringIn = bringIn;
        this.imports = imports;
    }

    /** Returns how far the import is at the end of the file. */
    Progress from(Progress start, RegisterFile file, Mode mode) throws IOException {
        try {
            return mode.dryRun() ? access.rehearse(() -> toTheEnd(start, file, mode)) : toTheEnd(start, file, mode);
        } catch (UncheckedIOException brokenOff) {
            throw brokenOff.getCause();
        }
    }

    private Progress toTheEnd(Progress start, RegisterFile file, Mode mode) {
        Progress progress = start;
        while (!progress.finished()) {
            List<Line> lines = read(file);
            Progress before = progress.at(file.linesRead(), file.digest(), lines.size() < LINES_PER_TRANSACTION);
            progress = mode.dryRun() ? rehearse(before, lines, mode) : store(before, lines, mode);
        }
        return progress;
    }

    private static List<Line> read(RegisterFile file) {
        var lines = new ArrayList<Line>(LINES_PER_TRANSACTION);
        try {
            Optional<Line> line = file.next();
            while (line.isPresent()) {
                lines.add(line.get());
                line = lines.size() < LINES_PER_TRANSACTION ? file.next() : Optional.empty();
            }
            return lines;
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private Progress store(Progress before, List<Line> lines, Mode mode) {
        Supplier<Progress> work = () -> {
            Part part = bringIn(before, lines, mode);
            imports.advance(part.after(), part.refusals());
            return part.after();
        };
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return access.operate(work);
            } catch (TransientDataAccessException _) {
                // the same again; the last attempt speaks for itself
            }
        }
        return access.operate(work);
    }

    private Progress rehearse(Progress before, List<Line> lines, Mode mode) {
        Part part = bringIn(before, lines, mode);
        return access.keep(() -> {
            imports.advance(part.after(), part.refusals());
            return part.after();
        });
    }

    private record Part(Progress after, List<Refusal> refusals) {}

    private Part bringIn(Progress before, List<Line> lines, Mode mode) {
        var good = new ArrayList<Line.Good>();
        var refusals = new ArrayList<Refusal>();
        for (Line line : lines) {
            switch (line) {
                case Line.Good content -> good.add(content);
                case Line.Bad(long number, Flaw flaw) -> refusals.add(refusal(number, flaw));
                case Line.Blank _ -> {}
            }
        }
        int unreadable = refusals.size();
        List<Outcome> outcomes =
                bringIn.all(good.stream().map(Line.Good::content).toList(), mode);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(Flaw flaw)) {
                refusals.add(refusal(good.get(i).number(), flaw));
            }
        }
        refusals.sort(Comparator.comparingLong(Refusal::line));
        return new Part(before.after(outcomes, unreadable), refusals);
    }

    private static Refusal refusal(long number, Flaw flaw) {
        return new Refusal(number, flaw.column(), flaw.found(), flaw.expected());
    }
}
