package de.zugang.onboarding.order;

import de.zugang.onboarding.order.FormProblem.Code;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a company, an e-mail address, a mobile number and a language are such. */
final class CheckAttributes {

    private static final int LONGEST_EMAIL = 254;
    private static final Pattern COMPANY = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{2,100}");
    private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x7e&&[^@<>()\\[\\],;:\"\\\\]]{1,64}"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,63}");

    private final MobileNumbers mobiles;

    CheckAttributes(OrderProperties properties) {
        this.mobiles = new MobileNumbers(properties.mobileCountries());
    }

    static boolean isCompany(String text) {
        return COMPANY.matcher(text).matches();
    }

    static boolean isEmail(String text) {
        if (text.length() > LONGEST_EMAIL || !EMAIL.matcher(text).matches()) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException malformed) {
            return false;
        }
    }

    /** Everything that is wrong with those that are given. */
    List<FormProblem> problems(AttributesForm form) {
        var problems = new ArrayList<FormProblem>();
        if (form.company() != null && !isCompany(form.company())) {
            problems.add(new FormProblem("company", Code.COMPANY));
        }
        if (form.email() != null && !isEmail(form.email())) {
            problems.add(new FormProblem("email", Code.EMAIL));
        }
        if (form.mobile() != null && mobiles.read(form.mobile()) instanceof MobileNumbers.Read.Refused(var code)) {
            problems.add(new FormProblem("mobile", code));
        }
        if (form.language() != null && Language.of(form.language()).isEmpty()) {
            problems.add(new FormProblem("language", Code.LANGUAGE));
        }
        return problems;
    }

    /** Of a form without problems. */
    NewAttributes read(AttributesForm form) {
        return new NewAttributes(
                form.company(),
                form.email(),
                e164(form.mobile()),
                form.language() == null ? null : Language.of(form.language()).orElseThrow());
    }

    private @Nullable String e164(@Nullable String typed) {
        return typed != null && mobiles.read(typed) instanceof MobileNumbers.Read.Mobile(var number) ? number : null;
    }
}
