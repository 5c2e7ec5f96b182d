package de.zugang.osr.unit;

/**
 * What is kept in order: all spellings of one unit's numbers have the same key, whoever sends to it, known or unknown.
 *
 * @param text canonical numbers, or something that occurs once only
 */
public record UnitKey(String text) {

    /**
     * The key of the unit that an address names.
     *
     * @param nobody stands for the unit if the numbers are not well formed and so name none; unique, since there is no
     *     order to keep
     */
    public static UnitKey of(UnitAddress address, Object nobody) {
        UnitAddress unit = address.canonical();
        return new UnitKey(unit.isWellFormed() ? unit.billingUnit() + "/" + unit.residentialUnit() : "-/" + nobody);
    }
}
