/** The house's rules, one file per message KALO-01 to KALO-41. KaloRules lists them. May use rule and what is left of it. */
@NullMarked
package de.zugang.osr.rule.kalo;

import org.jspecify.annotations.NullMarked;
