/*
 * Says what to do when this Excel cannot run the pane, instead of a blank one. Plain ES5 and nothing else: it must run in the
 * Internet Explorer web view of Excel 2016 and 2019. Loaded (defer) after office.js and before the app, which does not start when
 * the document's root carries data-unsupported.
 */
(function () {
  'use strict';

  var words = {
    'web-view': [
      '这台电脑的 Excel 用旧的浏览器内核显示加载项，状态簿在里面不能运行。',
      'This Excel shows add-ins in an outdated web view in which Statbook cannot run.'
    ],
    'excel-version': [
      '这个 Excel 的版本低于 Excel 2021，缺少状态簿要用的功能（ExcelApi 1.14）。',
      'This Excel is older than Excel 2021 and lacks what Statbook needs (ExcelApi 1.14).'
    ]
  };

  var steps = [
    [
      '换用 Excel 2021、2024 或 Microsoft 365。请信息中心安装。',
      'Use Excel 2021, 2024 or Microsoft 365. Ask the IT office to install it.'
    ],
    [
      '已经是上述版本的 Windows 电脑，请信息中心安装 WebView2 运行时，再重新打开 Excel。没有外网的电脑用离线安装包。',
      'If you already have one of these on Windows, ask the IT office to install the WebView2 runtime (an offline package exists), then restart Excel.'
    ],
    [
      '现在就要填：在 Edge 或 Chrome 浏览器里打开下面的地址，同样的表、同样的检查。',
      'To go on right now, open this address in Edge or Chrome: the same tables, the same checks.'
    ]
  ];

  /** What the app is built for: modules and the library of ES2022. */
  function isModern() {
    return 'noModule' in document.createElement('script') &&
      typeof Promise === 'function' && typeof Promise.allSettled === 'function' &&
      typeof Array.prototype.at === 'function' && typeof Object.hasOwn === 'function';
  }

  function add(parent, tag, text, style) {
    var element = document.createElement(tag);
    if (text) element.appendChild(document.createTextNode(text));
    element.style.cssText = style;
    parent.appendChild(element);
    return element;
  }

  function both(parent, tag, pair) {
    var element = add(parent, tag, pair[0], 'margin:0 0 12px');
    add(element, 'div', pair[1], 'color:#616161;font-size:12px');
  }

  function show(reason, detail) {
    var root = document.documentElement;
    var body = document.body;
    if (root.getAttribute('data-unsupported')) return;
    root.setAttribute('data-unsupported', reason);
    while (body.firstChild) body.removeChild(body.firstChild);
    body.style.cssText = 'margin:0;padding:16px;background:#fff;color:#242424;font:14px/1.6 "Segoe UI","Microsoft YaHei UI","Microsoft YaHei",sans-serif';
    add(body, 'h1', '这个 Excel 打不开状态簿', 'font-size:20px;line-height:28px;margin:0');
    add(body, 'div', 'Statbook cannot run in this Excel', 'color:#616161;margin:0 0 12px');
    both(body, 'p', words[reason]);
    var list = add(body, 'ol', '', 'padding-left:20px;margin:0 0 12px');
    for (var at = 0; at < steps.length; at += 1) both(list, 'li', steps[at]);
    add(body, 'p', location.protocol + '//' + location.host + '/workbench/', 'margin:0 0 12px;font-weight:600;word-break:break-all');
    add(body, 'p', '告诉信息中心 / For the IT office：' + detail + ' · ' + navigator.userAgent, 'color:#616161;font-size:12px;word-break:break-all;border-top:1px solid #e0e0e0;padding-top:12px');
  }

  function whenBody(run) {
    if (document.body) run();
    else document.addEventListener('DOMContentLoaded', run);
  }

  function checkExcel() {
    var office = window.Office;
    if (!office || typeof office.onReady !== 'function') return;
    office.onReady(function (info) {
      // Outside Excel (a browser tab) there is nothing to ask.
      if (!info || !info.host) return;
      var requirements = office.context && office.context.requirements;
      if (requirements && requirements.isSetSupported('ExcelApi', '1.14')) return;
      var version = office.context && office.context.diagnostics ? office.context.diagnostics.version : '?';
      whenBody(function () { show('excel-version', 'Excel ' + version); });
    });
  }

  if (!isModern()) whenBody(function () { show('web-view', 'web view'); });
  // Asked before the app asks, so that the answer is there when the app looks.
  else if (window.Office) checkExcel();
  else document.addEventListener('DOMContentLoaded', checkExcel);
}());
