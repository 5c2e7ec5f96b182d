package de.zugang.osr.role;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.period.Period;
import de.zugang.osr.unit.Profile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitRolesTests {

    private static final StoredRole FIRST = role(RoleCode.S_COR, "2018-05-01", "2022-05-31", "A");
    private static final StoredRole SECOND = role(RoleCode.S_COR, "2022-06-01", null, "B");
    private static final StoredRole WITHOUT_BEGIN = role(RoleCode.S_COR, null, "2017-12-31", "C");
    private static final StoredRole BILL = role(RoleCode.S_BIR, "2019-01-01", "2022-05-31", "A");
    private static final StoredRole VACANCY = role(RoleCode.S_BVA, "2018-01-01", "2018-12-31", "D");
    private static final UnitRoles ROLES = new UnitRoles(List.of(SECOND, BILL, FIRST, VACANCY, WITHOUT_BEGIN));

    @Test
    void rolesOfACodeComeInTheOrderOfTheirBeginAMissingOneFirst() {
        assertThat(ROLES.of(RoleCode.S_COR)).containsExactly(WITHOUT_BEGIN, FIRST, SECOND);
        assertThat(ROLES.billRecipients()).containsExactly(VACANCY, BILL);
        assertThat(ROLES.codes()).containsExactly(RoleCode.S_BIR, RoleCode.S_BVA, RoleCode.S_COR);
    }

    @Test
    void activeIsWhatBeginsLastOfItsCodeAlsoWhenItHasEnded() {
        assertThat(ROLES.active(RoleCode.S_COR)).contains(SECOND);
        assertThat(ROLES.active(RoleCode.S_BIR)).contains(BILL);
        assertThat(ROLES.active(new RoleCode("S-XYZ"))).isEmpty();
        assertThat(ROLES.isEmpty()).isFalse();
        assertThat(new UnitRoles(List.of()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "S-COR, 2018-05-01, A, true",
        "S-COR, 2018-05-01, B, false",
        "S-COR, 2018-05-02, A, false",
        "S-BIR, 2018-05-01, A, false",
        "S-COR,           , A, false",
        "S-COR,           , C, true"
    })
    void changeMeansTheRoleOfItsCodeBeginAndPartner(
            String code, @Nullable LocalDate from, String pmnumber, boolean expected) {
        var change = new RoleChange(
                RoleChange.Kind.UPDATE, new RoleCode(code), new Period(from, null), partner(pmnumber, "Neu"));
        assertThat(ROLES.meantBy(change)).hasSize(expected ? 1 : 0);
    }

    @Test
    void insertAddsARoleAndRenewsItsPartnerInAllRoles() {
        UnitRoles after = ROLES.after(change(RoleChange.Kind.INSERT, RoleCode.S_BVA, "2022-06-01", null, "A"));
        assertThat(after.all()).hasSize(6);
        assertThat(after.active(RoleCode.S_BVA).orElseThrow().period())
                .isEqualTo(Period.openFrom(LocalDate.parse("2022-06-01")));
        assertThat(names(after, "A")).containsExactly("Neu", "Neu", "Neu");
        assertThat(names(after, "B")).containsExactly("Alt");
    }

    @Test
    void updateChangesTheEndOfTheRoleItMeansAndItsPartnerEverywhere() {
        UnitRoles after = ROLES.after(change(RoleChange.Kind.UPDATE, RoleCode.S_COR, "2018-05-01", "2021-12-31", "A"));
        assertThat(after.of(RoleCode.S_COR))
                .extracting(StoredRole::period)
                .containsExactly(WITHOUT_BEGIN.period(), period("2018-05-01", "2021-12-31"), SECOND.period());
        assertThat(after.active(RoleCode.S_BIR).orElseThrow().period()).isEqualTo(BILL.period());
        assertThat(names(after, "A")).containsExactly("Neu", "Neu");
    }

    @Test
    void deleteTakesTheRoleItMeansAndLeavesPartnersAsTheyAre() {
        UnitRoles after = ROLES.after(change(RoleChange.Kind.DELETE, RoleCode.S_COR, "2018-05-01", null, "A"));
        assertThat(after.all()).containsExactly(SECOND, BILL, VACANCY, WITHOUT_BEGIN);
        assertThat(names(after, "A")).containsExactly("Alt");
    }

    @ParameterizedTest
    @CsvSource({
        "S-COR, true, true, false",
        "S-BIR, false, true, true",
        "S-BVA, false, true, true",
        "S-XYZ, false, false, false"
    })
    void profileSupportsItsCodes(String code, boolean byKalo, boolean byBved, boolean isBillRecipient) {
        var role = new RoleCode(code);
        assertThat(role.isSupportedBy(Profile.KALO)).isEqualTo(byKalo);
        assertThat(role.isSupportedBy(Profile.BVED)).isEqualTo(byBved);
        assertThat(role.isBillRecipient()).isEqualTo(isBillRecipient);
        assertThat(role).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert", "Insert", "INSERT ", "", "REPLACE"})
    void knowsTheThreeChangesInCapitalsOnly(String text) {
        assertThat(RoleChange.Kind.parse(text)).isEmpty();
        assertThat(RoleChange.Kind.parse(null)).isEmpty();
        assertThat(RoleChange.Kind.parse("DELETE")).contains(RoleChange.Kind.DELETE);
    }

    @Test
    void partnerWithoutContactDataKeepsNameAndAddress() {
        var full = new Partner(
                "A",
                "M",
                "Muster",
                "Mika",
                "c/o",
                Commercial.COMMERCIAL,
                "mika@example.de",
                "1",
                List.of(new PhoneNumber("0176", PhoneNumber.Kind.MOBILE)),
                new Address("Weg 1", "22335", "Hamburg", "DE"));
        assertThat(full.withoutContactData())
                .isEqualTo(new Partner(
                        "A",
                        "M",
                        "Muster",
                        "Mika",
                        "c/o",
                        Commercial.COMMERCIAL,
                        null,
                        null,
                        List.of(),
                        full.address()));
        assertThat(full).hasToString("Partner[pmnumber=A]");
    }

    private static List<@Nullable String> names(UnitRoles roles, String pmnumber) {
        return roles.all().stream()
                .map(StoredRole::partner)
                .filter(partner -> partner.pmnumber().equals(pmnumber))
                .<@Nullable String>map(Partner::name)
                .toList();
    }

    private static RoleChange change(
            RoleChange.Kind kind, RoleCode code, String from, @Nullable String to, String pmnumber) {
        return new RoleChange(kind, code, period(from, to), partner(pmnumber, "Neu"));
    }

    private static StoredRole role(RoleCode code, @Nullable String from, @Nullable String to, String pmnumber) {
        return new StoredRole(code, period(from, to), partner(pmnumber, "Alt"));
    }

    private static Period period(@Nullable String from, @Nullable String to) {
        return new Period(from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    private static Partner partner(String pmnumber, String name) {
        return new Partner(pmnumber, null, name, null, null, null, null, null, List.of(), null);
    }
}
