/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Draws subjects of one type. Pure: no files, no Swing components, any thread. Registered with
 * {@link RendererType}.
 *
 * @param <S> the subject's type
 * @param <P> the parameter record
 */
@ConsumerType
public interface Renderer<S, P extends Record> {

  Figure render(S subject, P params);
}
