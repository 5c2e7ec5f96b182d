package de.zugang.tryit.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import de.zugang.tryit.relay.Access;
import de.zugang.tryit.relay.Operation;
import de.zugang.tryit.relay.Secret;
import de.zugang.tryit.relay.Unit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the page sends. Pasted blanks around a value are cut off; what cannot stand in a header or a path segment is
 * refused here, so nothing typed can name another place.
 */
sealed interface CallRequest {

    Operation operation();

    String REQUEST_ID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    /** Visible ASCII: what a header can carry. */
    String CREDENTIAL = "[\\x21-\\x7e]*";

    String NUMBER = "[A-Za-z0-9_-]*";

    record Token(
            @NotBlank @Size(max = 200) @Pattern(regexp = CREDENTIAL) String clientId,

            @NotNull @Valid Typed clientSecret)
            implements CallRequest {

        public Token {
            clientId = trimmed(clientId);
        }

        @Override
        public Operation operation() {
            return new Operation.FetchToken(clientId, clientSecret.secret());
        }
    }

    record Delivery(
            @NotBlank @Size(max = 20) @Pattern(regexp = NUMBER) String billingUnit,

            @NotBlank @Size(max = 20) @Pattern(regexp = NUMBER) String residentialUnit,

            @NotBlank @Size(max = 65_536) String body,
            @NotNull @Valid Typed accessToken,
            @NotNull @Valid Typed subscriptionKey)
            implements CallRequest {

        @Override
        public Operation operation() {
            return new Operation.SendDelivery(
                    new Unit(billingUnit, residentialUnit), body, access(accessToken, subscriptionKey));
        }
    }

    record Status(
            @NotBlank @Size(max = 20) @Pattern(regexp = NUMBER) String billingUnit,

            @NotBlank @Size(max = 64) @Pattern(regexp = NUMBER) String deliveryId,

            @NotNull @Valid Typed accessToken,
            @NotNull @Valid Typed subscriptionKey)
            implements CallRequest {

        @Override
        public Operation operation() {
            return new Operation.ReadStatus(billingUnit, deliveryId, access(accessToken, subscriptionKey));
        }
    }

    record Roles(
            @NotBlank @Size(max = 20) @Pattern(regexp = NUMBER) String billingUnit,

            @NotBlank @Size(max = 20) @Pattern(regexp = NUMBER) String residentialUnit,

            @NotNull @Valid Typed accessToken,
            @NotNull @Valid Typed subscriptionKey)
            implements CallRequest {

        @Override
        public Operation operation() {
            return new Operation.ReadRoles(
                    new Unit(billingUnit, residentialUnit), access(accessToken, subscriptionKey));
        }
    }

    record Refusal(
            @NotBlank @Pattern(regexp = REQUEST_ID) String requestId,

            @NotBlank @Pattern(regexp = "de|en") String language,

            @NotBlank @Size(max = 200) @Pattern(regexp = CREDENTIAL) String clientId,

            @NotNull @Valid Typed clientSecret,
            @NotNull @Valid Typed subscriptionKey)
            implements CallRequest {

        public Refusal {
            requestId = trimmed(requestId);
            clientId = trimmed(clientId);
        }

        @Override
        public Operation operation() {
            return new Operation.ExplainRefusal(
                    requestId, language, clientId, clientSecret.secret(), subscriptionKey.secret());
        }
    }

    /** A credential as typed; a plain string in JSON. */
    record Typed(
            @NotBlank @Size(max = 8192) @Pattern(regexp = CREDENTIAL) String value) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Typed(String value) {
            this.value = trimmed(value);
        }

        Secret secret() {
            return new Secret(value);
        }

        @Override
        public String toString() {
            return Secret.STARS;
        }
    }

    private static Access access(Typed token, Typed key) {
        return new Access(token.secret(), key.secret());
    }

    /** Jackson hands over {@code null} for what is absent; the constraints speak then. */
    @SuppressWarnings("NullAway") // an absent value stays absent
    private static String trimmed(@Nullable String value) {
        return value == null ? null : value.strip();
    }
}
