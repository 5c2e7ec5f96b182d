/** Which APIs customers can reach, read from {@code api-spec/catalogue.yaml} and the contracts it names. Knows no API by name. */
@NullMarked
package de.zugang.catalogue;

import org.jspecify.annotations.NullMarked;
