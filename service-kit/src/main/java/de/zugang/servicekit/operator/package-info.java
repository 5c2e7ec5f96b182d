/** The operator's own listener and who may use it. Imports no feature. */
@NullMarked
package de.zugang.servicekit.operator;

import org.jspecify.annotations.NullMarked;
