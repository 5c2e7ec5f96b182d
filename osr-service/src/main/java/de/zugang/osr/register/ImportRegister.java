package de.zugang.osr.register;

import de.zugang.osr.access.Access;
import de.zugang.osr.register.file.RegisterFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings in a register file, from its beginning or from where the same import broke off. */
@Component
class ImportRegister {

    private final Access access;
    private final Imports imports;
    private final ImportTurns turns;
    private final ReadOn readOn;
    private final JsonMapper json;

    ImportRegister(Access access, Imports imports, ImportTurns turns, ReadOn readOn, JsonMapper json) {
        this.access = access;
        this.imports = imports;
        this.turns = turns;
        this.readOn = readOn;
        this.json = json;
    }

    /**
     * Reads the file and brings it in.
     *
     * @throws IOException if the file breaks off; what was stored stays
     */
    Ending bringIn(Import wanted, InputStream body) throws IOException {
        RegisterFile file = RegisterFile.open(body, wanted.format(), json);
        UUID run = UUID.randomUUID();
        Optional<Progress> unfinished = access.operate(() -> imports.find(wanted.id()))
                .filter(progress -> !progress.finished() && !progress.dryRun());
        if (unfinished.isPresent()) {
            return goOn(wanted, unfinished.get(), run, file);
        }
        access.operate(() -> {
            imports.begin(wanted, run);
            return run;
        });
        return readOn.from(Progress.none(wanted), run, file, wanted.mode());
    }

    private Ending goOn(Import wanted, Progress before, UUID run, RegisterFile file) throws IOException {
        if (wanted.mode().dryRun() || before.legacy() != wanted.mode().legacy()) {
            return new Ending.OtherThanBegun("options");
        }
        if (before.lines() > 0 && !(file.skipTo(before.lines()) && file.digest().equals(before.digest()))) {
            return new Ending.OtherThanBegun("file");
        }
        boolean isThere = access.<Boolean>operate(() -> imports.goOn(wanted, before, run));
        return isThere ? readOn.from(before, run, file, wanted.mode()) : turns.anotherRuns(wanted.id());
    }
}
