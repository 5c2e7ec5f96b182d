package de.zugang.onboarding.usage;

import de.zugang.onboarding.generated.api.UsageApi;
import de.zugang.onboarding.generated.model.Usage;
import de.zugang.onboarding.technicaluser.FindTechnicalUser;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Sums for staff; see {@code api-spec/onboarding}. */
@RestController
class UsageController implements UsageApi {

    private static final int LONGEST_DAYS = 92;
    private static final int USUAL_DAYS = 30;

    private final FindTechnicalUser find;
    private final Sums sums;
    private final CredentialUse uses;
    private final Clock clock;

    UsageController(FindTechnicalUser find, Sums sums, CredentialUse uses, Clock clock) {
        this.uses = uses;
        this.find = find;
        this.sums = sums;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<Usage> getUsage(String name, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    URI.create("/problems/period"),
                    List.of(new ProblemDocument.Detail(
                            "from: %s, to: %s (expected: 1 to %d days)".formatted(first, last, LONGEST_DAYS), "from")));
        }
        return switch (find.find(name)) {
            case FindTechnicalUser.Outcome.Found(var user) ->
                ResponseEntity.ok(UsageMapper.usage(
                        first,
                        last,
                        sums.of(user.name().value(), first, last),
                        uses.of(user.name().value())));
            case FindTechnicalUser.Outcome.NotFound _, FindTechnicalUser.Outcome.ClientIdTyped _ ->
                throw new Refused(HttpStatus.NOT_FOUND, "No data found.");
        };
    }
}
