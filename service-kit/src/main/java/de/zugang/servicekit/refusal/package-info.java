/** One problem document for every refusal, and the request id that joins the answer to the log. */
@NullMarked
package de.zugang.servicekit.refusal;

import org.jspecify.annotations.NullMarked;
