same(
    "a URL scheme",
    render('<a href="{{ url }}">', url="javascript:alert(1)"),
    '<a href="javascript:alert(1)">',
)
same(
    "an attribute without quotes",
    render("<img alt={{ text }}>", text="x onerror=alert(1)"),
    "<img alt=x onerror=alert(1)>",
)
same(
    "strings in a script",
    render('const a = "{{ a }}", b = "{{ b }}";', a="\\", b=";alert(1)//"),
    'const a = "\\", b = ";alert(1)//";',
)
safe = render('{{ data|json_script:"data" }}', data={"name": "</script><script>alert(1)"})
same("json_script", safe.count("</script>"), 1)
print(safe)
