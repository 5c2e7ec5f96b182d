package de.zugang.tryit.relay;

import org.jspecify.annotations.Nullable;

/**
 * A value in a request, possibly after a fixed prefix. It is sent as it is, shown with its credential replaced by
 * stars, and named by a shell variable in the curl command.
 *
 * @param variable the shell variable that stands for {@code content}; {@code null} for what is no credential
 * @param confidential whether {@code content} may not be shown
 */
public record Value(String prefix, String content, @Nullable String variable, boolean confidential) {

    static Value literal(String text) {
        return new Value("", text, null, false);
    }

    static Value of(String variable, String content) {
        return new Value("", content, variable, false);
    }

    static Value of(String prefix, String variable, Secret secret) {
        return new Value(prefix, secret.value(), variable, true);
    }

    String sent() {
        return prefix + content;
    }

    public String shown() {
        return confidential ? prefix + Secret.STARS : prefix + content;
    }

    @Override
    public String toString() {
        return shown();
    }
}
