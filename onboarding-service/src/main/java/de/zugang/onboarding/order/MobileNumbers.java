package de.zugang.onboarding.order;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import de.zugang.onboarding.order.FormProblem.Code;
import java.util.Set;

/** Tells mobile numbers of allowed countries from everything else that people type. */
final class MobileNumbers {

    /** A number without country code is one of these. */
    private static final String HOME = "DE";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Set<String> countries;

    MobileNumbers(Set<String> countries) {
        this.countries = countries;
    }

    /** What a typed number is. */
    sealed interface Read {
        record Mobile(String e164) implements Read {}

        record Refused(Code code) implements Read {}
    }

    Read read(String typed) {
        try {
            PhoneNumber number = numbers.parse(typed, HOME);
            return number.hasExtension() || !numbers.isValidNumber(number)
                    ? new Read.Refused(Code.MOBILE)
                    : judge(number);
        } catch (NumberParseException unreadable) {
            return new Read.Refused(Code.MOBILE);
        }
    }

    private Read judge(PhoneNumber number) {
        if (numbers.getNumberType(number) != PhoneNumberType.MOBILE) {
            return new Read.Refused(Code.MOBILE_TYPE);
        }
        return countries.contains(numbers.getRegionCodeForNumber(number))
                ? new Read.Mobile(numbers.format(number, PhoneNumberFormat.E164))
                : new Read.Refused(Code.MOBILE_COUNTRY);
    }
}
