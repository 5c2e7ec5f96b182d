package de.zugang.osr.erasure;

import de.zugang.osr.access.Access;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells who erased when and why. */
@Component
class ErasureRecords {

    private final Access access;
    private final ErasureStore erasures;

    ErasureRecords(Access access, ErasureStore erasures) {
        this.access = access;
        this.erasures = erasures;
    }

    List<Erasure> since(Instant since, int most) {
        return access.operate(() -> erasures.since(since, most));
    }
}
