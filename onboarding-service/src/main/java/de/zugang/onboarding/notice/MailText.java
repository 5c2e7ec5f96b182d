package de.zugang.onboarding.notice;

import de.zugang.onboarding.address.PublicAddresses;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders e-mails from {@code templates/notice}: one template per language and form. */
@Component
class MailText {

    private static final List<String> PROGRAMS = List.of("java", "csharp", "python");

    private final SpringTemplateEngine text = engine(TemplateMode.TEXT, ".txt");
    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final ResourceBundleMessageSource subjects = new ResourceBundleMessageSource();
    private final PublicAddresses addresses;

    MailText(PublicAddresses addresses) {
        this.addresses = addresses;
        subjects.setBasename("templates/notice/subjects");
        subjects.setDefaultEncoding("UTF-8");
        subjects.setFallbackToSystemLocale(false);
    }

    /** An e-mail ready to be put in its envelope. */
    record Rendered(String subject, String text, String html) {}

    Rendered render(NewKey newKey) {
        return render("new-key", newKey.technicalUser(), newKey.language(), Map.of("letter", newKey));
    }

    Rendered render(NewSecret secret) {
        return render("new-secret", secret.technicalUser(), secret.language(), Map.of("letter", secret));
    }

    Rendered render(SecretLink link) {
        return render("secret-link", link.technicalUser(), link.language(), Map.of("letter", link));
    }

    Rendered render(ContactChange change) {
        return render("contact-change", change.technicalUser(), change.language(), Map.of("letter", change));
    }

    Rendered render(SecretExpiry expiry) {
        return render("secret-expiry", expiry.technicalUser(), expiry.language(), Map.of("letter", expiry));
    }

    Rendered render(Welcome welcome) {
        var values = new HashMap<String, Object>(Map.of(
                "welcome", welcome,
                "gateway", addresses.gatewayUrl(),
                "token", addresses.tokenUrl(),
                "portal", addresses.portalUrl()));
        values.put("samples", samples(welcome.language(), Map.copyOf(values)));
        return render("welcome", welcome.technicalUser(), welcome.language(), values);
    }

    /** The first call as a program, by language; ready to paste but for the secret, which each takes from the environment. */
    private Map<String, String> samples(Locale language, Map<String, Object> values) {
        var context = new Context(language, values);
        return PROGRAMS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        program -> text.process("sample-" + program, context).strip()));
    }

    private Rendered render(String letter, String technicalUser, Locale language, Map<String, Object> values) {
        var context = new Context(language, values);
        String template = letter + "_" + language.getLanguage();
        return new Rendered(
                subjects.getMessage(letter, new Object[] {technicalUser}, language),
                text.process(template, context),
                html.process(template, context));
    }

    private static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/notice/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
