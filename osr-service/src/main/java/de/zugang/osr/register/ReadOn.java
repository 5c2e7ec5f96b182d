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
import java.util.UUID;
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
    private final ImportTurns turns;

    ReadOn(Access access, BringIn bringIn, Imports imports, ImportTurns turns) {
        this.access = access;
        this.bringIn = bringIn;
        this.imports = imports;
        this.turns = turns;
    }

    /**
     * Reads on.
     *
     * @param run this sending of the file; if another goes on with the import, this one ends
     */
    Ending from(Progress start, UUID run, RegisterFile file, Mode mode) throws IOException {
        try {
            return mode.dryRun() ? rehearse(start, run, file, mode) : storeAll(start, run, file, mode);
        } catch (UncheckedIOException brokenOff) {
            throw brokenOff.getCause();
        }
    }

    private Ending storeAll(Progress start, UUID run, RegisterFile file, Mode mode) {
        Progress progress = start;
        while (!progress.finished()) {
            List<Line> lines = read(file);
            Progress before = at(progress, file, lines);
            // nobody has the turn while lines are on their way
            switch (turns.inTurn(start.importId(), () -> store(before, run, lines, mode))) {
                case ImportTurns.Result.None<Optional<Progress>>(Ending.AnotherRuns why) -> {
                    return why;
                }
                case ImportTurns.Result.Of<Optional<Progress>>(Optional<Progress> stored) -> {
                    if (stored.isEmpty()) {
                        return new Ending.SentAgain();
                    }
                    progress = stored.get();
                }
            }
        }
        return new Ending.Done(progress);
    }

    private static Progress at(Progress progress, RegisterFile file, List<Line> lines) {
        return progress.at(file.linesRead(), file.digest(), lines.size() < LINES_PER_TRANSACTION);
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

    /** Empty if the import is somebody else's now. */
    private Optional<Progress> store(Progress before, UUID run, List<Line> lines, Mode mode) {
        Supplier<Optional<Progress>> work = () -> {
            if (!imports.isStillOf(before.importId(), run)) {
                return Optional.empty();
            }
            Part part = bringIn(before, lines, mode);
            imports.advance(part.after(), part.refusals());
            return Optional.of(part.after());
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

    private Ending rehearse(Progress start, UUID run, RegisterFile file, Mode mode) {
        return switch (turns.inTurn(start.importId(), () -> access.rehearse(() -> tryAll(start, run, file, mode)))) {
            case ImportTurns.Result.None<Ending>(Ending.AnotherRuns why) -> why;
            case ImportTurns.Result.Of<Ending>(Ending ending) -> ending;
        };
    }

    private Ending tryAll(Progress start, UUID run, RegisterFile file, Mode mode) {
        Progress progress = start;
        while (!progress.finished()) {
            List<Line> lines = read(file);
            Part part = bringIn(at(progress, file, lines), lines, mode);
            boolean isKept = access.<Boolean>keep(() -> {
                boolean isMine = imports.isStillOf(start.importId(), run);
                if (isMine) {
                    imports.advance(part.after(), part.refusals());
                }
                return isMine;
            });
            if (!isKept) {
                return new Ending.SentAgain();
            }
            progress = part.after();
        }
        return new Ending.Done(progress);
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
