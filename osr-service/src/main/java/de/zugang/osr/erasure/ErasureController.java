package de.zugang.osr.erasure;

import de.zugang.osr.generated.operator.ErasureApi;
import de.zugang.osr.generated.operator.model.ErasureReport;
import de.zugang.osr.generated.operator.model.ErasureRequest;
import de.zugang.osr.unit.BillingUnitNumber;
import de.zugang.osr.unit.ResidentialUnitNumber;
import de.zugang.servicekit.operator.CurrentOperator;
import de.zugang.servicekit.refusal.Refused;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests to erase a resident at the operator's listener. */
@RestController
class ErasureController implements ErasureApi {

    private static final int MOST_RECORDS = 1000;

    private final EraseResident erase;
    private final ErasureRecords records;

    ErasureController(EraseResident erase, ErasureRecords records) {
        this.erase = erase;
        this.records = records;
    }

    @Override
    public ResponseEntity<ErasureReport> eraseResident(ErasureRequest request) {
        flaw(request).ifPresent(flaw -> {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, flaw);
        });
        ErasureReport report = Boolean.TRUE.equals(request.getConfirm())
                ? report(erase.erase(resident(request), CurrentOperator.name(), request.getReason()))
                : report(erase.find(resident(request)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(report);
    }

    @Override
    public ResponseEntity<List<de.zugang.osr.generated.operator.model.Erasure>> getErasures(OffsetDateTime since) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(records.since(since.toInstant(), MOST_RECORDS).stream()
                        .map(ErasureController::record)
                        .toList());
    }

    /** What keeps the request from meaning somebody; names no value. */
    private static Optional<String> flaw(ErasureRequest request) {
        if (request.getPmnumber() == null && request.getName() == null) {
            return Optional.of("pmnumber or name: missing (expected: one of them).");
        }
        if (request.getResidentialUnit() != null && request.getBillingUnit() == null) {
            return Optional.of("billingUnit: missing (expected: with a residentialUnit).");
        }
        if (request.getPmnumber() != null && request.getResidentialUnit() == null) {
            return Optional.of(
                    "residentialUnit: missing (expected: with a pmnumber, which means nobody outside its unit).");
        }
        if (request.getFirstname() != null && request.getName() == null) {
            return Optional.of("name: missing (expected: with a firstname).");
        }
        if (request.getBillingUnit() == null && request.getFirstname() == null) {
            return Optional.of("billingUnit or firstname: missing (expected: one of them with a name).");
        }
        return names(request).anyMatch(name -> lower(request.getReason()).contains(name))
                ? Optional.of("reason: names the resident (expected: where the request is filed, and nothing else).")
                : Optional.empty();
    }

    private static Stream<String> names(ErasureRequest request) {
        return Stream.of(request.getName(), request.getFirstname(), request.getPmnumber())
                .filter(Objects::nonNull)
                .map(name -> lower(name.strip()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Resident resident(ErasureRequest request) {
        String billingUnit = canonical(request.getBillingUnit());
        String residentialUnit = request.getResidentialUnit() == null
                ? null
                : ResidentialUnitNumber.canonical(request.getResidentialUnit());
        String pmnumber = request.getPmnumber();
        return new Resident(
                billingUnit,
                residentialUnit,
                request.getName(),
                request.getFirstname(),
                billingUnit == null || residentialUnit == null || pmnumber == null
                        ? Set.of()
                        : Set.of(new PartnerNumber(billingUnit, residentialUnit, pmnumber)));
    }

    private static @Nullable String canonical(@Nullable String billingUnit) {
        return billingUnit == null ? null : BillingUnitNumber.canonical(billingUnit);
    }

    private static ErasureReport report(EraseResident.Found found) {
        return new ErasureReport()
                .confirmed(false)
                .rows(found.counts())
                .total(total(found.counts().values()))
                .partners(found.numbers().stream()
                        .map(number -> new de.zugang.osr.generated.operator.model.PartnerNumber()
                                .billingUnit(number.billingUnit())
                                .residentialUnit(number.residentialUnit())
                                .pmnumber(number.pmnumber()))
                        .toList());
    }

    private static ErasureReport report(Erasure erasure) {
        return new ErasureReport()
                .confirmed(true)
                .erasureId(erasure.id())
                .rows(erasure.counts())
                .total(total(erasure.counts().values()))
                .partners(List.of());
    }

    private static long total(Iterable<Long> counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    private static de.zugang.osr.generated.operator.model.Erasure record(Erasure erasure) {
        return new de.zugang.osr.generated.operator.model.Erasure()
                .erasureId(erasure.id())
                .at(erasure.at().atOffset(ZoneOffset.UTC))
                .by(erasure.by())
                .reason(erasure.reason())
                .rows(erasure.counts());
    }
}
