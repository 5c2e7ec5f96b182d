package de.zugang.osr.rule;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import de.zugang.osr.role.PhoneNumber;
import java.util.List;

/** Whether a phone number is plausible: national as dialled in Germany, or international with {@code +}. */
public final class PhoneNumberForm {

    private static final int MOST = 40;
    private static final String BETWEEN = " -/().";

    private PhoneNumberForm() {}

    /** Whether any number was sent and is none. */
    public static boolean isAnyMalformed(List<PhoneNumber> phonenumbers) {
        return phonenumbers.stream()
                .map(PhoneNumber::number)
                .anyMatch(number -> number != null && !isPlausible(number));
    }

    private static boolean isPlausible(String number) {
        if (number.length() > MOST
                || !number.chars().allMatch(PhoneNumberForm::mayOccur)
                || number.indexOf('+') != number.lastIndexOf('+')) {
            return false;
        }
        try {
            var util = PhoneNumberUtil.getInstance();
            return util.isPossibleNumber(util.parse(number, "DE"));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    private static boolean mayOccur(int c) {
        return (c >= '0' && c <= '9') || c == '+' || BETWEEN.indexOf(c) >= 0;
    }
}
