package de.zugang.osr.register;

import de.zugang.osr.access.Access;
import de.zugang.osr.access.OperatorTurns;
import de.zugang.osr.access.OperatorTurns.Kind;
import de.zugang.osr.access.OperatorTurns.Turn;
import de.zugang.osr.register.file.RegisterFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings in a register file, from its beginning or from where the same import broke off. */
@Component
class ImportRegister {

    /** An import that broke off may need a moment to notice. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OperatorTurns turns;
    private final Access access;
    private final Imports imports;
    private final ReadOn readOn;
    private final JsonMapper json;

    ImportRegister(OperatorTurns turns, Access access, Imports imports, ReadOn readOn, JsonMapper json) {
        this.turns = turns;
        this.access = access;
        this.imports = imports;
        this.readOn = readOn;
        this.json = json;
    }

    /** How it ended. */
    sealed interface Ending {

        record Done(Progress progress) implements Ending {}

        record AnotherRuns() implements Ending {}

        /** The import of this id is not finished and was another one. */
        record OtherThanBegun(String what) implements Ending {}
    }

    /**
     * Reads the file and brings it in.
     *
     * @throws IOException if the file breaks off; what was stored stays
     */
    Ending bringIn(Import wanted, InputStream body) throws IOException {
        Optional<Turn> turn = turns.take(Kind.REGISTER_IMPORT, PATIENCE);
        if (turn.isEmpty()) {
            return new Ending.AnotherRuns();
        }
        try (Turn _ = turn.get()) {
            return bringInAlone(wanted, RegisterFile.open(body, wanted.format(), json));
        }
    }

    private Ending bringInAlone(Import wanted, RegisterFile file) throws IOException {
        Optional<Progress> unfinished = access.operate(() -> imports.find(wanted.id()))
                .filter(progress -> !progress.finished() && !progress.dryRun());
        if (unfinished.isEmpty()) {
            access.operate(() -> {
                imports.begin(wanted);
                return wanted;
            });
            return new Ending.Done(readOn.from(Progress.none(wanted), file, wanted.mode()));
        }
        Progress before = unfinished.get();
        if (wanted.mode().dryRun() || before.legacy() != wanted.mode().legacy()) {
            return new Ending.OtherThanBegun("options");
        }
        if (before.lines() > 0 && !(file.skipTo(before.lines()) && file.digest().equals(before.digest()))) {
            return new Ending.OtherThanBegun("file");
        }
        return new Ending.Done(readOn.from(before, file, wanted.mode()));
    }
}
