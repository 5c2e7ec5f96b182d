/** How a delivery is judged: the kinds of rules and the order they run in; one rule is one file in kalo or bved. May use period, unit, role, message. */
@NullMarked
package de.zugang.osr.rule;

import org.jspecify.annotations.NullMarked;
