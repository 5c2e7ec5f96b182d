package de.zugang.onboarding.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * German unless {@code ?lang=} or, failing that, a cookie names English. The browser's own preference does not count:
 * everybody at the desk sees the same words.
 */
@Component("localeResolver") // the name that Spring MVC looks for
class DeskLanguage implements LocaleResolver {

    private static final String NAME = "lang";
    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return asked(request)
                .or(() -> named(cookie == null ? null : cookie.getValue()))
                .orElse(Locale.GERMAN);
    }

    /** Remembers the choice if this request made one. */
    void remember(HttpServletRequest request, HttpServletResponse response) {
        asked(request)
                .ifPresent(language -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(NAME, language.getLanguage())
                                .path("/")
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Lax")
                                .maxAge(KEPT)
                                .build()
                                .toString()));
    }

    private static Optional<Locale> asked(HttpServletRequest request) {
        return named(request.getParameter(NAME));
    }

    private static Optional<Locale> named(@Nullable String tag) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(tag))
                .findFirst();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by ?lang=");
    }
}
