/** The standard's rules, one file per message OSR-1001 to OSR-2007. BvedRules lists them. May use rule and what is left of it. */
@NullMarked
package de.zugang.osr.rule.bved;

import org.jspecify.annotations.NullMarked;
