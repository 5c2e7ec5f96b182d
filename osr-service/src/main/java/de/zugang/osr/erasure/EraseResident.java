package de.zugang.osr.erasure;

import de.zugang.osr.access.Access;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for a resident in every place, and erases what it finds: all of it and its record, or nothing, in one
 * transaction. Names lead to partner numbers, and these to what holds numbers only, such as messages.
 */
@Component
class EraseResident {

    private static final Logger log = LoggerFactory.getLogger(EraseResident.class);

    private final Access access;
    private final List<PersonalData> places;
    private final ErasureStore erasures;
    private final Clock clock;

    EraseResident(Access access, List<PersonalData> places, ErasureStore erasures, Clock clock) {
        this.access = access;
        this.places = List.copyOf(places);
        this.erasures = erasures;
        this.clock = clock;
    }

    /**
     * What there is.
     *
     * @param numbers partner numbers that were found, each in its unit
     * @param counts rows by table
     */
    record Found(Set<PartnerNumber> numbers, SortedMap<String, Long> counts) {}

    Found find(Resident sought) {
        return access.operate(() -> {
            Resident resident = withNumbers(sought);
            return new Found(resident.numbers(), inEveryPlace(place -> place.count(resident)));
        });
    }

    Erasure erase(Resident sought, String by, String reason) {
        Erasure erasure = access.operate(() -> {
            Resident resident = withNumbers(sought);
            var done = new Erasure(
                    UUID.randomUUID(), clock.instant(), by, reason, inEveryPlace(place -> place.erase(resident)));
            erasures.insert(done);
            return done;
        });
        log.info("erasure {}: {} rows", erasure.id(), erasure.counts());
        return erasure;
    }

    private Resident withNumbers(Resident sought) {
        var numbers = new HashSet<PartnerNumber>();
        places.forEach(place -> numbers.addAll(place.numbersOf(sought)));
        return sought.alsoKnownBy(numbers);
    }

    private SortedMap<String, Long> inEveryPlace(Function<PersonalData, Map<String, Long>> act) {
        var counts = new TreeMap<String, Long>();
        places.forEach(place -> counts.putAll(act.apply(place)));
        return counts;
    }
}
