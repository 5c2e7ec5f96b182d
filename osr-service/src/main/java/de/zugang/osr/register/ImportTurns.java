package de.zugang.osr.register;

import de.zugang.osr.access.Access;
import de.zugang.osr.access.OperatorTurns;
import de.zugang.osr.access.OperatorTurns.Holder;
import de.zugang.osr.access.OperatorTurns.Kind;
import de.zugang.osr.access.OperatorTurns.Turn;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * One batch of lines is brought in at a time, of one import after the other; a dry run, which is one transaction, has its turn
 * from its beginning to its end.
 */
@Component
class ImportTurns {

    /** Longer than a batch of each of many imports takes, shorter than people wait without a word. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OperatorTurns turns;
    private final Access access;
    private final Imports imports;
    private final Clock clock;

    ImportTurns(OperatorTurns turns, Access access, Imports imports, Clock clock) {
        this.turns = turns;
        this.access = access;
        this.imports = imports;
        this.clock = clock;
    }

    /** What a turn brought. */
    sealed interface Result<T> {

        record Of<T>(T value) implements Result<T> {}

        /** It was not to be had in time. */
        record None<T>(Ending.AnotherRuns why) implements Result<T> {}
    }

    /** Does it when it is this import's turn. */
    <T> Result<T> inTurn(UUID importId, Supplier<T> act) {
        return switch (turns.take(Kind.REGISTER_IMPORT, importId, PATIENCE)) {
            case Turn.Mine mine -> {
                try (mine) {
                    yield new Result.Of<>(act.get());
                }
            }
            case Turn.Others(Optional<Holder> holder) -> new Result.None<>(anotherRuns(holder));
        };
    }

    /** For an import that somebody is at already. */
    Ending.AnotherRuns anotherRuns(UUID importId) {
        return anotherRuns(Optional.of(new Holder(importId, clock.instant())));
    }

    private Ending.AnotherRuns anotherRuns(Optional<Holder> holder) {
        return new Ending.AnotherRuns(holder.flatMap(known -> access.operate(() -> imports.find(known.work())
                .map(progress -> new Ending.Running(progress, imports.begunBy(known.work()), known.since())))));
    }
}
