/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.util.List;
import org.lucerna.core.api.param.ParamInfo;

/** What a command's dialog is made from. */
record CommandForm(String id, String label, String origin, List<ParamInfo> params) {}
