package de.zugang.tryit.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The languages of the portal: German unless {@code ?lang=} or, failing that, the cookie names English. */
enum Language {
    DE(Locale.GERMAN),
    EN(Locale.ENGLISH);

    static final String NAME = "lang";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    String tag() {
        return locale.getLanguage();
    }

    static Optional<Language> named(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    static Language of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return named(request.getParameter(NAME))
                .or(() -> named(cookie == null ? null : cookie.getValue()))
                .orElse(DE);
    }

    @Configuration
    static class Resolving {

        /** The name is the one that Spring MVC looks for. */
        @Bean
        LocaleResolver localeResolver() {
            return new LocaleResolver() {
                @Override
                public Locale resolveLocale(HttpServletRequest request) {
                    return of(request).locale();
                }

                @Override
                public void setLocale(
                        HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                    throw new UnsupportedOperationException("the language is chosen by ?lang=");
                }
            };
        }
    }
}
