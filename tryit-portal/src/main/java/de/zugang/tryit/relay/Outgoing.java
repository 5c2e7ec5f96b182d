package de.zugang.tryit.relay;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent and to be shown.
 *
 * @param uri where we send it
 * @param shown where an integrator would send it
 * @param form the fields of a form body, empty if there is none
 * @param json a JSON body, {@code null} if there is none
 */
public record Outgoing(
        String method,
        URI uri,
        URI shown,
        List<Field> headers,
        List<Field> form,
        @Nullable String json) {

    /** A header or a form field. */
    public record Field(String name, Value value) {}

    /** Every credential in this request, so that an echo of it in the answer can be masked too. */
    public List<String> secrets() {
        return Stream.concat(headers.stream(), form.stream())
                .map(Field::value)
                .filter(Value::confidential)
                .map(Value::content)
                .toList();
    }
}
